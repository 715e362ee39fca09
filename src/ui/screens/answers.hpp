// How a form follows the answer to what it sent.
#pragma once

#include "client/query.hpp"

#include <string>
#include <string_view>

namespace hub::ui {

/// True in the one frame after the answer came. `was_busy` is the form's.
[[nodiscard]] inline bool is_answered(bool& was_busy, client::Submission const& submission) {
    bool const answered = was_busy && !submission.busy;
    was_busy = submission.busy;
    return answered;
}

/// What the last answer says about one field, or nothing.
[[nodiscard]] inline std::string answer_for(client::Submission const& submission, std::string_view field) {
    for (auto const& error : submission.field_errors) {
        if (error.field == field) { return error.message; }
    }
    return submission.error && submission.error->field == field ? submission.error->message : std::string {};
}

/// What the last answer says about no field in particular; empty where all is well or a field is named.
[[nodiscard]] inline std::string answer_in_general(client::Submission const& submission) {
    return submission.error && submission.error->field.empty() && submission.field_errors.empty() ? submission.error->message
                                                                                                  : std::string {};
}

}  // namespace hub::ui
