#include <libxml/xmlversion.h>
/// Debian's libxml2 shows ICU's headers, which contradict the ICU in Foundation where a Swift module loads both.
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
