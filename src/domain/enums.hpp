// The closed lists of the domain, each with its wire name. Words for people are in strings, not here.
#pragma once

#include "domain/billing_enums.hpp"
#include "domain/enum_names.hpp"

#include <array>
#include <cstdint>

namespace hub::domain {

/// ROLE-01.
enum class Role : std::uint8_t { Basic, UserAdmin };
template <>
inline constexpr std::array enum_names<Role> {
    EnumName<Role> { Role::Basic, "basic" },
    EnumName<Role> { Role::UserAdmin, "user_admin" },
};

/// Section 17 of the requirements: none -> granted (mail) -> active (password set) -> revoked -> granted.
enum class HubAccess : std::uint8_t { None, Granted, Active, Revoked };
template <>
inline constexpr std::array enum_names<HubAccess> {
    EnumName<HubAccess> { HubAccess::None, "none" },
    EnumName<HubAccess> { HubAccess::Granted, "granted" },
    EnumName<HubAccess> { HubAccess::Active, "active" },
    EnumName<HubAccess> { HubAccess::Revoked, "revoked" },
};

/// Which role must prove a second factor when signing in; a setting of the employer.
enum class SecondFactorPolicy : std::uint8_t { Off, UserAdmins, All };
template <>
inline constexpr std::array enum_names<SecondFactorPolicy> {
    EnumName<SecondFactorPolicy> { SecondFactorPolicy::Off, "off" },
    EnumName<SecondFactorPolicy> { SecondFactorPolicy::UserAdmins, "user_admins" },
    EnumName<SecondFactorPolicy> { SecondFactorPolicy::All, "all" },
};

/// How far a sign-in has come. Until it is Complete, only the endpoints with Access::AfterPassword answer.
enum class SignInStage : std::uint8_t {
    Complete,
    SecondFactor,       ///< a code of the authenticator app is asked for
    SecondFactorSetup,  ///< the employer requires a second factor, and this person has none yet
};
template <>
inline constexpr std::array enum_names<SignInStage> {
    EnumName<SignInStage> { SignInStage::Complete, "complete" },
    EnumName<SignInStage> { SignInStage::SecondFactor, "second_factor" },
    EnumName<SignInStage> { SignInStage::SecondFactorSetup, "second_factor_setup" },
};

/// RPTS-11, NOTE-04: the mail that says that results have arrived.
enum class ResultMail : std::uint8_t { Off, AtOnce, Daily };
template <>
inline constexpr std::array enum_names<ResultMail> {
    EnumName<ResultMail> { ResultMail::Off, "off" },
    EnumName<ResultMail> { ResultMail::AtOnce, "at_once" },
    EnumName<ResultMail> { ResultMail::Daily, "daily" },
};

/// CHNG-01, CHNG-02: what a User Admin reviews and verifies.
enum class ChangeKind : std::uint8_t {
    ContactAdded,
    ContactUpdated,
    ContactRemoved,
    ContactReplaced,
    AccessGranted,
    AccessRevoked,
    RoleChanged,
    PermissionsChanged,
    ReportSettingsChanged,
    NotificationsChanged,
    DeliveryMethodChanged,
    SettingsChanged,
};
template <>
inline constexpr std::array enum_names<ChangeKind> {
    EnumName<ChangeKind> { ChangeKind::ContactAdded, "contact_added" },
    EnumName<ChangeKind> { ChangeKind::ContactUpdated, "contact_updated" },
    EnumName<ChangeKind> { ChangeKind::ContactRemoved, "contact_removed" },
    EnumName<ChangeKind> { ChangeKind::ContactReplaced, "contact_replaced" },
    EnumName<ChangeKind> { ChangeKind::AccessGranted, "access_granted" },
    EnumName<ChangeKind> { ChangeKind::AccessRevoked, "access_revoked" },
    EnumName<ChangeKind> { ChangeKind::RoleChanged, "role_changed" },
    EnumName<ChangeKind> { ChangeKind::PermissionsChanged, "permissions_changed" },
    EnumName<ChangeKind> { ChangeKind::ReportSettingsChanged, "report_settings_changed" },
    EnumName<ChangeKind> { ChangeKind::NotificationsChanged, "notifications_changed" },
    EnumName<ChangeKind> { ChangeKind::DeliveryMethodChanged, "delivery_method_changed" },
    EnumName<ChangeKind> { ChangeKind::SettingsChanged, "settings_changed" },
};

/// GEN-06: services, visits and documents are of exactly two kinds.
enum class VisitType : std::uint8_t { Injury, NonInjury };
template <>
inline constexpr std::array enum_names<VisitType> {
    EnumName<VisitType> { VisitType::Injury, "injury" },
    EnumName<VisitType> { VisitType::NonInjury, "non_injury" },
};

/// AUTH-05: a center, or telemedicine for an injured employee.
enum class CarePlace : std::uint8_t { Center, Telemedicine };
template <>
inline constexpr std::array enum_names<CarePlace> {
    EnumName<CarePlace> { CarePlace::Center, "center" },
    EnumName<CarePlace> { CarePlace::Telemedicine, "telemedicine" },
};

/// AUTH-A7.
enum class TestReason : std::uint8_t { PrePlacement, Random, PostAccident, ReasonableSuspicion, ReturnToDuty, FollowUp, Periodic };
template <>
inline constexpr std::array enum_names<TestReason> {
    EnumName<TestReason> { TestReason::PrePlacement, "pre_placement" },
    EnumName<TestReason> { TestReason::Random, "random" },
    EnumName<TestReason> { TestReason::PostAccident, "post_accident" },
    EnumName<TestReason> { TestReason::ReasonableSuspicion, "reasonable_suspicion" },
    EnumName<TestReason> { TestReason::ReturnToDuty, "return_to_duty" },
    EnumName<TestReason> { TestReason::FollowUp, "follow_up" },
    EnumName<TestReason> { TestReason::Periodic, "periodic" },
};

/// AUTH-A7, AUTH-A2: a DOT test names its agency.
enum class DotAgency : std::uint8_t { Fmcsa, Faa, Fra, Fta, Phmsa, Uscg };
template <>
inline constexpr std::array enum_names<DotAgency> {
    EnumName<DotAgency> { DotAgency::Fmcsa, "fmcsa" },
    EnumName<DotAgency> { DotAgency::Faa, "faa" },
    EnumName<DotAgency> { DotAgency::Fra, "fra" },
    EnumName<DotAgency> { DotAgency::Fta, "fta" },
    EnumName<DotAgency> { DotAgency::Phmsa, "phmsa" },
    EnumName<DotAgency> { DotAgency::Uscg, "uscg" },
};

/// AUTH-09, AUTH-14. Whether one is active or expired follows from its expiry date; only deletion is stored.
enum class AuthorizationStatus : std::uint8_t { Active, Expired, Deleted };
template <>
inline constexpr std::array enum_names<AuthorizationStatus> {
    EnumName<AuthorizationStatus> { AuthorizationStatus::Active, "active" },
    EnumName<AuthorizationStatus> { AuthorizationStatus::Expired, "expired" },
    EnumName<AuthorizationStatus> { AuthorizationStatus::Deleted, "deleted" },
};

/// AUTH-A5: how far it has come, as far as that is known. Done and posted are told by the visit that matches it.
enum class AuthorizationProgress : std::uint8_t { Sent, Received, Arrived, Done, Posted };
template <>
inline constexpr std::array enum_names<AuthorizationProgress> {
    EnumName<AuthorizationProgress> { AuthorizationProgress::Sent, "sent" },
    EnumName<AuthorizationProgress> { AuthorizationProgress::Received, "received" },
    EnumName<AuthorizationProgress> { AuthorizationProgress::Arrived, "arrived" },
    EnumName<AuthorizationProgress> { AuthorizationProgress::Done, "done" },
    EnumName<AuthorizationProgress> { AuthorizationProgress::Posted, "posted" },
};

/// AUTH-06, AUTH-26: the last message to the medical center.
enum class Transmission : std::uint8_t {
    None,     ///< telemedicine: there is no center
    Waiting,  ///< queued, or tried in vain and to be tried again
    Delivered,
    Failed,  ///< given up; the center has to be called
};
template <>
inline constexpr std::array enum_names<Transmission> {
    EnumName<Transmission> { Transmission::None, "none" },
    EnumName<Transmission> { Transmission::Waiting, "waiting" },
    EnumName<Transmission> { Transmission::Delivered, "delivered" },
    EnumName<Transmission> { Transmission::Failed, "failed" },
};

/// AUTH-A4: what happened to an authorization.
enum class AuthorizationEvent : std::uint8_t {
    Created,
    Edited,
    Extended,
    Emailed,
    Transmitted,
    TransmissionFailed,
    Reminded,
    Deleted,
    Restored
};
template <>
inline constexpr std::array enum_names<AuthorizationEvent> {
    EnumName<AuthorizationEvent> { AuthorizationEvent::Created, "created" },
    EnumName<AuthorizationEvent> { AuthorizationEvent::Edited, "edited" },
    EnumName<AuthorizationEvent> { AuthorizationEvent::Extended, "extended" },
    EnumName<AuthorizationEvent> { AuthorizationEvent::Emailed, "emailed" },
    EnumName<AuthorizationEvent> { AuthorizationEvent::Transmitted, "transmitted" },
    EnumName<AuthorizationEvent> { AuthorizationEvent::TransmissionFailed, "transmission_failed" },
    EnumName<AuthorizationEvent> { AuthorizationEvent::Reminded, "reminded" },
    EnumName<AuthorizationEvent> { AuthorizationEvent::Deleted, "deleted" },
    EnumName<AuthorizationEvent> { AuthorizationEvent::Restored, "restored" },
};

/// AUTH-A3: what became of one row of a batch.
enum class BatchOutcome : std::uint8_t {
    Ready,      ///< of a dry run: it would be created
    Created,    ///< now, or by an earlier attempt with the same request
    Duplicate,  ///< not created: the same employee has an active authorization for one of the services (AUTH-A1)
    Refused,    ///< not created: see its problems
};
template <>
inline constexpr std::array enum_names<BatchOutcome> {
    EnumName<BatchOutcome> { BatchOutcome::Ready, "ready" },
    EnumName<BatchOutcome> { BatchOutcome::Created, "created" },
    EnumName<BatchOutcome> { BatchOutcome::Duplicate, "duplicate" },
    EnumName<BatchOutcome> { BatchOutcome::Refused, "refused" },
};

/// RSLT-A5: how far the specimen of a drug screen has come, in this order.
enum class SpecimenStage : std::uint8_t { Ordered, Collected, InTransit, AtLaboratory, Testing, MedicalReview, Final };
template <>
inline constexpr std::array enum_names<SpecimenStage> {
    EnumName<SpecimenStage> { SpecimenStage::Ordered, "ordered" },
    EnumName<SpecimenStage> { SpecimenStage::Collected, "collected" },
    EnumName<SpecimenStage> { SpecimenStage::InTransit, "in_transit" },
    EnumName<SpecimenStage> { SpecimenStage::AtLaboratory, "at_laboratory" },
    EnumName<SpecimenStage> { SpecimenStage::Testing, "testing" },
    EnumName<SpecimenStage> { SpecimenStage::MedicalReview, "medical_review" },
    EnumName<SpecimenStage> { SpecimenStage::Final, "final" },
};

/// RSLT-17: what the medical review officer releases, and what ends a screen without that.
enum class DrugResult : std::uint8_t {
    Negative,
    NegativeDilute,
    Positive,
    Refused,    ///< the employee refused the test, or the specimen was tampered with
    Cancelled,  ///< there is no result, and none will come
};
template <>
inline constexpr std::array enum_names<DrugResult> {
    EnumName<DrugResult> { DrugResult::Negative, "negative" },
    EnumName<DrugResult> { DrugResult::NegativeDilute, "negative_dilute" },
    EnumName<DrugResult> { DrugResult::Positive, "positive" },
    EnumName<DrugResult> { DrugResult::Refused, "refused" },
    EnumName<DrugResult> { DrugResult::Cancelled, "cancelled" },
};

/// RSLT-18, RSLT-19: who collects, tests and reviews for an employer.
enum class DrugProgrammeKind : std::uint8_t {
    EndToEnd,    ///< the provider, its laboratory and its medical review officer
    ThirdParty,  ///< a company of the employer's choice, whose medical review officer tells the results
};
template <>
inline constexpr std::array enum_names<DrugProgrammeKind> {
    EnumName<DrugProgrammeKind> { DrugProgrammeKind::EndToEnd, "end_to_end" },
    EnumName<DrugProgrammeKind> { DrugProgrammeKind::ThirdParty, "third_party" },
};

/// The report categories of section 5.1 (last column); a contact's report settings choose among them.
enum class ReportCategory : std::uint8_t {
    InjuryStatus,
    InjuryLetters,
    InjuryReferrals,
    StateReports,
    VisitSummary,
    DrugAndAlcohol,
    NonInjuryStatus,
    Dot,
    Physicals,
    Tests,
    Respirator,
    Surveillance,
    Vaccines,
    Proprietary,
};
template <>
inline constexpr std::array enum_names<ReportCategory> {
    EnumName<ReportCategory> { ReportCategory::InjuryStatus, "injury_status" },
    EnumName<ReportCategory> { ReportCategory::InjuryLetters, "injury_letters" },
    EnumName<ReportCategory> { ReportCategory::InjuryReferrals, "injury_referrals" },
    EnumName<ReportCategory> { ReportCategory::StateReports, "state_reports" },
    EnumName<ReportCategory> { ReportCategory::VisitSummary, "visit_summary" },
    EnumName<ReportCategory> { ReportCategory::DrugAndAlcohol, "drug_and_alcohol" },
    EnumName<ReportCategory> { ReportCategory::NonInjuryStatus, "non_injury_status" },
    EnumName<ReportCategory> { ReportCategory::Dot, "dot" },
    EnumName<ReportCategory> { ReportCategory::Physicals, "physicals" },
    EnumName<ReportCategory> { ReportCategory::Tests, "tests" },
    EnumName<ReportCategory> { ReportCategory::Respirator, "respirator" },
    EnumName<ReportCategory> { ReportCategory::Surveillance, "surveillance" },
    EnumName<ReportCategory> { ReportCategory::Vaccines, "vaccines" },
    EnumName<ReportCategory> { ReportCategory::Proprietary, "proprietary" },
};

}  // namespace hub::domain
