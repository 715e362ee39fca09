// Authorizations for care (AUTH-*): what one is, when it is valid, and what makes a request for one acceptable.
#pragma once

#include "base/date.hpp"
#include "base/error.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"
#include "domain/reference.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub::domain {

/// What a person fills in. The same struct is validated by the form, by the server and by the bulk grid.
struct AuthorizationDraft {
    std::string first_name;
    std::string last_name;
    std::optional<Date> birth_date;
    std::string employee_number;  ///< optional, the employer's own
    std::string phone;            ///< optional
    std::string email;            ///< optional
    LocationId location;
    VisitType visit_type = VisitType::NonInjury;
    std::optional<Date> injury_date;  ///< injury only
    std::string body_part;            ///< injury only, optional
    std::string claim_number;         ///< injury only, optional
    CarePlace place = CarePlace::Center;
    CenterId center;                         ///< nil with telemedicine
    std::vector<std::string> service_codes;  ///< of the service catalogue
    std::optional<TestReason> reason;        ///< needed where a service is a drug or alcohol test
    std::optional<DotAgency> dot_agency;     ///< needed where a service is a DOT test
    std::string instructions;                ///< AUTH-19, at most 1,000 characters
    std::vector<std::string> recipients;     ///< e-mail addresses that get a copy (AUTH-07), at most 10
    std::optional<Date> expires;             ///< absent: the default of AUTH-09

    bool operator==(AuthorizationDraft const&) const = default;
};

struct Authorization {
    AuthorizationId id;
    EmployerId employer;
    std::string number;  ///< the confirmation number that people read out, "A-2026-004812"
    AuthorizationDraft draft;
    ContactId created_by;
    std::string created_by_name;
    Instant created_at;
    Date expires;
    bool deleted = false;
    std::int64_t version = 1;
    Transmission transmission = Transmission::None;  ///< of the newest message to a center
    std::optional<Instant> received_at;              ///< when the present center first had it
    std::optional<Instant> deleted_at;
};

/// What visits tell of an authorization (AUTH-A5).
struct VisitTrace {
    bool is_done = false;
    bool is_posted = false;  ///< one of its documents is there to be read
};

inline constexpr int max_template_name_length = 60;
inline constexpr int max_reason_length = 200;  ///< of a deletion
inline constexpr int undo_seconds = 30;        ///< AUTH-A4: so long a deletion can be taken back
inline constexpr int reminder_days = 3;        ///< AUTH-A4: the creator is reminded so many days before the expiry
inline constexpr int max_extensions = 100;     ///< authorizations extended in one go
inline constexpr int max_bulk = 20;            ///< AUTH-12: employees in one go; the twenty-first is refused
inline constexpr int max_name_length = 100;
inline constexpr int max_number_length = 40;  ///< of the employee number, the claim number and the phone number
inline constexpr int max_email_length = 254;
inline constexpr int max_body_part_length = 100;
inline constexpr int max_services = 50;
inline constexpr int max_instruction_length = 1000;
inline constexpr int max_recipients = 10;
inline constexpr int least_age = 14;
inline constexpr int most_age = 120;
inline constexpr int center_validity_days = 30;       ///< AUTH-09
inline constexpr int telemedicine_validity_days = 7;  ///< AUTH-09
inline constexpr int most_validity_days = 365;

/// AUTH-10: the new last day: the one that is asked for, or the default of AUTH-09 counted from today. Invalid ("expires")
/// when it is not after today and after the present one, or more than a year ahead. Expired ones can be extended too.
[[nodiscard]] ErrorOr<Date> extended_expiry(Authorization const& authorization, std::optional<Date> asked, Date today);
/// AUTH-A1: the same employee (name as folded for search, birth date) and one service in common.
[[nodiscard]] bool is_same_care(AuthorizationDraft const& one, AuthorizationDraft const& other);
/// AUTH-A4: a deletion names its reason ("reason"), in one to max_reason_length characters.
[[nodiscard]] ErrorOr<void> check_deletion_reason(std::string_view reason);
/// AUTH-15: addresses of a copy; the first broken one, as validate names it ("recipients[1]"). At least one is needed.
[[nodiscard]] std::vector<Error> validate_recipients(std::vector<std::string> const& recipients);
/// AUTH-A5.
[[nodiscard]] AuthorizationProgress progress_of(Authorization const& authorization, VisitTrace visit);
/// AUTH-A4: until when a deletion can be taken back; none when it is not deleted, or when that is not known.
[[nodiscard]] std::optional<Instant> undo_until(Authorization const& authorization);
/// AUTH-A4: what a template keeps of a form: services, place, reason and instructions, and nothing of an employee.
[[nodiscard]] AuthorizationDraft template_of(AuthorizationDraft const& draft);
/// AUTH-A5: expired without anybody having come.
[[nodiscard]] bool is_no_show(AuthorizationStatus status, AuthorizationProgress progress);

/// AUTH-09: valid through its expiry date, in Central Time.
[[nodiscard]] AuthorizationStatus status_of(Authorization const& authorization, Date today);
[[nodiscard]] Date default_expiry(CarePlace place, Date today);

/// The draft as it is meant: blanks around texts, empty recipients, injury fields of a non-injury visit, the center of a
/// telemedicine visit and the agency without a DOT test are dropped. The form and the server call it before validate, so
/// that what a hidden field still holds is neither refused nor stored.
[[nodiscard]] AuthorizationDraft cleaned(AuthorizationDraft draft, Reference const& reference);

/// Every rule of the form at once, one Error a broken field, in the order of the form; empty when the draft is good
/// (AUTH-A2, AUTH-04, -05, -19, SVCL-02). Field names are those of the wire format.
[[nodiscard]] std::vector<Error> validate(AuthorizationDraft const& draft, Reference const& reference, Date today);

}  // namespace hub::domain
