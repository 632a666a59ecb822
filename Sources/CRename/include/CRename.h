#ifndef CRENAME_H
#define CRENAME_H

/// Linux `renameat2(2)`; glibc has it, but Swift's Glibc module does not show it.
/// Flag 2 (RENAME_EXCHANGE) swaps two paths in one step.
int renameat2(int old_directory, const char *old_path, int new_directory, const char *new_path, unsigned int flags);

#endif
