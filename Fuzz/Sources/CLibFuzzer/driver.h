#include <stddef.h>
#include <stdint.h>

// libFuzzer's own main program, as compiler-rt has it.
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*test)(const uint8_t *bytes, size_t count));
