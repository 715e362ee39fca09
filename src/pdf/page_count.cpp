#include "pdf/page_count.hpp"

#include "pdf/compose/layout.hpp"

namespace hub::pdf {

ErrorOr<int> page_count(DocumentForm const& form, Fonts const& fonts) {
    HUB_TRY_ASSIGN(auto const regular, TrueType::read(fonts.regular));
    HUB_TRY_ASSIGN(auto const bold, TrueType::read(fonts.bold));
    return static_cast<int>(lay_out(form, { regular, bold }).pages.size());
}

}  // namespace hub::pdf
