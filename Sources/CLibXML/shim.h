#include <libxml/xmlversion.h>
/// Debian's libxml2 shows ICU's headers, which contradict the ICU in Foundation where a Swift module loads both. Nothing used here needs them.
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

/// `xmlFree` is a global function pointer, which Swift 6 cannot call.
static inline void accord_xmlFree(void *pointer) { xmlFree(pointer); }
