// std::string for the worker's program. Emscripten builds its libc++ for size and lets nothing be inlined in it, so that every character
// that is appended there costs seven calls; and qpdf appends what it reads character by character. The linker takes these functions before
// those.
#include <string>

template class std::basic_string<char>;
