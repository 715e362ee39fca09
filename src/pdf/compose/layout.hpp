// Lays a form out on pages: letterhead, title, patient panel, sections, signature, footers.
#pragma once

#include "pdf/compose/flow.hpp"
#include "pdf/document_form.hpp"

namespace hub::pdf {

[[nodiscard]] Sheets lay_out(DocumentForm const& form, FontPair const& fonts);

/// One block of a section at the pen's place; it starts new pages as needed.
void lay_out_block(Flow& flow, Block const& block);
/// The panel of facts about the patient; also used by nothing else, but as long as a block.
void lay_out_panel(Flow& flow, std::vector<LabelledValue> const& facts);

}  // namespace hub::pdf
