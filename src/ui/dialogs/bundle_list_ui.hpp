// The left side of the dialog "Download as one PDF": the documents in the order of the PDF, to be moved and to be left out
// (RSLT-A2).
#pragma once

#include "ui/dialogs/bundle_view.hpp"
#include "ui/widgets/dialog.hpp"

namespace hub::ui {

/// The choice of the order, and the list under it: it scrolls by itself, but for a phone, where `dialog` scrolls as a whole.
void bundle_list_ui(Ui& ui, widgets::Dialog& dialog, Flow& flow, BundleState& state, BundleView const& view);

}  // namespace hub::ui
