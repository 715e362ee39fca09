// The dialog "Download as one PDF" (RSLT-05, RSLT-06): order, bookmarks and name; then progress with Cancel; then the file.
#pragma once

#include "ui/dialogs/bundle_state.hpp"
#include "ui/frame.hpp"

namespace hub::ui {

/// Opens it for these documents, in this order.
void open_bundle_dialog(Frame& frame, BundleState& state, std::vector<domain::DocumentId> documents);
void bundle_dialog_ui(Frame& frame, BundleState& state);

}  // namespace hub::ui
