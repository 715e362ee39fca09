// Where a client stands in loading and following the results list. It crosses as a text that only the server reads; one
// that was changed, or belongs to another user, is refused, and then the client starts over.
#pragma once

#include "base/date.hpp"
#include "base/error.hpp"
#include "store/document_list.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace hub::server {

struct ResultsCursor {
    enum class Phase : std::uint8_t {
        Load,     ///< the first pass over the list, newest first
        Resync,   ///< another pass, because the report settings changed
        Archive,  ///< a pass over the days that archived since `day`
        Changes,  ///< only what changed after `seq`
    };
    Phase phase = Phase::Load;
    std::int64_t seq = 0;              ///< changes up to this one have been told, or are part of the pass
    Date day;                          ///< what archived before this day has been told
    std::int64_t settings = 0;         ///< version of the report settings that the client's rows follow, at least
    std::int64_t settings_target = 0;  ///< Load, Resync: the version that the pass follows
    Date day_target;                   ///< Archive: the day that the pass is for
    store::ListPosition position {};   ///< Load, Resync, Archive: the last row of the pass so far
};

[[nodiscard]] std::string write_cursor(ResultsCursor const& cursor, store::ListOwner const& owner);
/// Invalid with the field "cursor" for anything that write_cursor did not make for this owner.
[[nodiscard]] ErrorOr<ResultsCursor> read_cursor(std::string_view text, store::ListOwner const& owner);

}  // namespace hub::server
