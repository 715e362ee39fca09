// Nodes as text that people read: for goldens, for failures of tests and for the debug panel.
//
//   main "Results and reports"
//     heading "Results and reports" level=1
//     button "Save view"
//     checkbox "Select all" [mixed]
//     textbox "Work e-mail" [required invalid] value="dana@acme" error="Enter a full e-mail address"
#pragma once

#include "ui/semantics/node.hpp"

#include <span>
#include <string>
#include <string_view>

namespace hub::ui::semantics {

/// The lower-case name used in dumps, ARIA's own where there is one: "textbox", "columnheader".
[[nodiscard]] std::string_view role_name(Role role);

struct DumpOptions {
    bool rectangles = false;  ///< adds "@x,y wxh", relative to the parent
    bool ids = false;
    NodeId focused = 0;  ///< gets the state "focused"
};

/// One line a node, two blanks a level. `nodes` are in list order: a parent stands before its children.
[[nodiscard]] std::string dump(std::span<Node const> nodes, DumpOptions const& options = {});

}  // namespace hub::ui::semantics
