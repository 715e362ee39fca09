// What the list of drug screens and the details of a document both show: the stages of a specimen, its result, and the words
// for programmes of a third party.
#pragma once

#include "api/specimens.hpp"
#include "ui/frame.hpp"
#include "ui/widgets/frame.hpp"

namespace hub::ui {

/// RSLT-A5: the stages below one another, each with its time, as a list.
void specimen_stages_ui(Frame& frame, Flow& flow, api::SpecimenItem const& item);
/// RSLT-17: the result and what it means; nothing while there is none.
void specimen_result_ui(Frame& frame, Flow& flow, api::SpecimenItem const& item);
/// RSLT-19, RSLT-20: the sentence and, where it is wanted, the link.
void third_party_ui(Frame& frame, Flow& flow, api::DrugProgramme const& programme);

}  // namespace hub::ui
