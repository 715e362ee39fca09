// qpdf's class for JPEG streams, without JPEG. A bundle copies such streams as they are and never decodes one, so the
// library is built without its own Pl_DCT.cc and without libjpeg, and these definitions satisfy the linker.
#include <qpdf/Pl_DCT.hh>

#include <stdexcept>

class Pl_DCT::Members {};

namespace {

[[noreturn]] void refuse() {
    throw std::logic_error("JPEG data is never decoded here");
}

}  // namespace

Pl_DCT::Pl_DCT(char const* identifier, Pipeline* next) : Pipeline(identifier, next) {
    refuse();
}

Pl_DCT::Pl_DCT(char const* identifier, Pipeline* next, JDIMENSION, JDIMENSION, int, J_COLOR_SPACE, CompressConfig*)
    : Pipeline(identifier, next) {
    refuse();
}

Pl_DCT::~Pl_DCT() = default;
void Pl_DCT::write(unsigned char const*, size_t) {}
void Pl_DCT::finish() {}
void Pl_DCT::setMemoryLimit(long) {}
void Pl_DCT::setScanLimit(int) {}
void Pl_DCT::setThrowOnCorruptData(bool) {}
