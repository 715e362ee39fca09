// The right side of the dialog "Download as one PDF": what is put into the file, and its password.
#pragma once

#include "ui/dialogs/bundle_view.hpp"
#include "ui/widgets/frame.hpp"

namespace hub::ui {

void bundle_options_ui(Ui& ui, Flow& flow, BundleState& state);
/// The names of the file, and of those in the ZIP.
void bundle_names_ui(Ui& ui, Flow& flow, BundleState& state, BundleView const& view);

}  // namespace hub::ui
