// How many pages a form will have, without composing it: the layout alone, a fraction of the work.
#pragma once

#include "base/error.hpp"
#include "pdf/compose.hpp"

namespace hub::pdf {

/// Fails with Internal if the fonts cannot be read.
[[nodiscard]] ErrorOr<int> page_count(DocumentForm const& form, Fonts const& fonts);

}  // namespace hub::pdf
