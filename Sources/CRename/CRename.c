#include "CRename.h"
