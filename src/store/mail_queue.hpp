// Mail that waits to be sent. A request only queues it, in its own transaction; the host sends it afterwards
// (server/mail_delivery.hpp). Its text is sealed, because a link in it opens an account (security A12).
#pragma once

#include "base/date.hpp"
#include "domain/ids.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub::store {

using MailId = Id<struct MailTag>;

struct Mail {
    MailId id;
    std::optional<domain::EmployerId> employer;  ///< with `contact`: looked at again before it is sent (NOTE-09)
    std::optional<domain::ContactId> contact;
    std::string address;
    std::string name;
    std::string subject;  ///< never personal data: it may stand in a list of mails on a locked screen
    std::string sealed_text;
    Instant queued_at;
    int attempts = 0;
    std::optional<domain::AuthorizationId> authorization = {};  ///< whose form is attached when it is sent; with `employer`
};

[[nodiscard]] ErrorOr<void> queue_mail(Connection& db, Mail const& mail, Instant now);
/// At most `most`, the longest due first.
[[nodiscard]] ErrorOr<std::vector<Mail>> list_due_mails(Connection& db, Instant now, int most);
[[nodiscard]] ErrorOr<void> postpone_mail(Connection& db, MailId mail, Instant due_at);
/// It was sent, or nobody may have it any more.
[[nodiscard]] ErrorOr<void> remove_mail(Connection& db, MailId mail);
/// The last one to this address; in the sandbox, where nothing is sent.
[[nodiscard]] ErrorOr<std::optional<Mail>> find_last_mail(Connection& db, std::string_view address);

}  // namespace hub::store
