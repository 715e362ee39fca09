// QPDFWriter.hh names a unique_ptr of a type that it only declares, which C++23 no longer accepts. This header completes the type first;
// the target third_qpdf includes it before everything else.
#pragma once
#pragma GCC system_header

#include <qpdf/Types.h>

#include <qpdf/Pipeline_private.hh>
