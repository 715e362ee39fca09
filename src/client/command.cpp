#include "client/command.hpp"

#include "client/any_command.hpp"

#include <tuple>

namespace hub::client {

namespace {

template <class Alternative>
auto wrapped(Alternative alternative) {
    if constexpr (std::is_constructible_v<AccountCommand, Alternative> && !std::is_same_v<AccountCommand, Alternative>) {
        return AccountCommand { std::move(alternative) };
    } else if constexpr (std::is_constructible_v<ContactCommand, Alternative> && !std::is_same_v<ContactCommand, Alternative>) {
        return ContactCommand { std::move(alternative) };
    } else if constexpr (std::is_constructible_v<SearchCommand, Alternative> && !std::is_same_v<SearchCommand, Alternative>) {
        return SearchCommand { std::move(alternative) };
    } else if constexpr (std::is_constructible_v<AuthorizationCommand, Alternative> && !std::is_same_v<AuthorizationCommand, Alternative>) {
        return AuthorizationCommand { std::move(alternative) };
    } else if constexpr (std::is_constructible_v<DeviceCommand, Alternative> && !std::is_same_v<DeviceCommand, Alternative>) {
        return DeviceCommand { std::move(alternative) };
    } else if constexpr (std::is_constructible_v<DocumentCommand, Alternative> && !std::is_same_v<DocumentCommand, Alternative>) {
        return DocumentCommand { std::move(alternative) };
    } else if constexpr (std::is_constructible_v<BillingCommand, Alternative> && !std::is_same_v<BillingCommand, Alternative>) {
        return BillingCommand { std::move(alternative) };
    } else {
        return alternative;
    }
}

}  // namespace

template <class Alternative>
Command::Command(std::in_place_t, Alternative alternative)
    : m_alternative(std::make_unique<AnyCommand>(AnyCommand { wrapped(std::move(alternative)) })) {}

Command::Command(Command const& other) : m_alternative(std::make_unique<AnyCommand>(*other.m_alternative)) {}

Command::Command(Command&& other) noexcept = default;

Command& Command::operator=(Command const& other) {
    m_alternative = std::make_unique<AnyCommand>(*other.m_alternative);
    return *this;
}

Command& Command::operator=(Command&& other) noexcept = default;

Command::~Command() = default;

template Command::Command(std::in_place_t, SignIn);
template Command::Command(std::in_place_t, SignOut);
template Command::Command(std::in_place_t, Go);
template Command::Command(std::in_place_t, Reload);
template Command::Command(std::in_place_t, MarkDocuments);
template Command::Command(std::in_place_t, CreateAuthorization);
template Command::Command(std::in_place_t, BundleDocuments);
template Command::Command(std::in_place_t, CancelBundle);
template Command::Command(std::in_place_t, SaveBundle);
template Command::Command(std::in_place_t, CloseBundle);
template Command::Command(std::in_place_t, DownloadDocument);
template Command::Command(std::in_place_t, ViewDocument);
template Command::Command(std::in_place_t, CloseViewer);
template Command::Command(std::in_place_t, ShowSpecimen);
template Command::Command(std::in_place_t, SaveText);
template Command::Command(std::in_place_t, CopyText);
template Command::Command(std::in_place_t, OpenExternal);
template Command::Command(std::in_place_t, Print);
template Command::Command(std::in_place_t, ChangeSetting);
template Command::Command(std::in_place_t, DismissNotice);
template Command::Command(std::in_place_t, HoldNotice);
template Command::Command(std::in_place_t, UndoNotice);
template Command::Command(std::in_place_t, ResetSandbox);
template Command::Command(std::in_place_t, MoveTrainingClock);
template Command::Command(std::in_place_t, ChangeTrainingRole);
template Command::Command(std::in_place_t, GiveSecondFactor);
template Command::Command(std::in_place_t, ConfirmIdentity);
template Command::Command(std::in_place_t, CancelConfirmation);
template Command::Command(std::in_place_t, StaySignedIn);
template Command::Command(std::in_place_t, RequestPasswordReset);
template Command::Command(std::in_place_t, ForgetPasswordReset);
template Command::Command(std::in_place_t, OpenPasswordLink);
template Command::Command(std::in_place_t, SetPassword);
template Command::Command(std::in_place_t, RequestAccount);
template Command::Command(std::in_place_t, ForgetAccountRequest);
template Command::Command(std::in_place_t, ChangePassword);
template Command::Command(std::in_place_t, ChangeOwnNotifications);
template Command::Command(std::in_place_t, EndSession);
template Command::Command(std::in_place_t, EndAllSessions);
template Command::Command(std::in_place_t, SetUpSecondFactor);
template Command::Command(std::in_place_t, CancelSecondFactorSetup);
template Command::Command(std::in_place_t, ConfirmSecondFactor);
template Command::Command(std::in_place_t, RemoveSecondFactor);
template Command::Command(std::in_place_t, RenewRecoveryCodes);
template Command::Command(std::in_place_t, ForgetRecoveryCodes);
template Command::Command(std::in_place_t, ShowContact);
template Command::Command(std::in_place_t, LoadContactSessions);
template Command::Command(std::in_place_t, EndContactSessions);
template Command::Command(std::in_place_t, ChangeContact);
template Command::Command(std::in_place_t, EndContactConflict);
template Command::Command(std::in_place_t, ForgetContactError);
template Command::Command(std::in_place_t, DownloadContacts);
template Command::Command(std::in_place_t, VerifyChanges);
template Command::Command(std::in_place_t, ChangeEmployerSettings);
template Command::Command(std::in_place_t, ShowAuthorization);
template Command::Command(std::in_place_t, ChangeAuthorization);
template Command::Command(std::in_place_t, EndAuthorizationConflict);
template Command::Command(std::in_place_t, ForgetAuthorizationError);
template Command::Command(std::in_place_t, SendBatch);
template Command::Command(std::in_place_t, ForgetBatch);
template Command::Command(std::in_place_t, SaveDraft);
template Command::Command(std::in_place_t, RemoveDraft);
template Command::Command(std::in_place_t, SaveTemplate);
template Command::Command(std::in_place_t, RemoveTemplate);
template Command::Command(std::in_place_t, OpenAuthorizationForm);
template Command::Command(std::in_place_t, SaveSearch);
template Command::Command(std::in_place_t, RemoveSearch);
template Command::Command(std::in_place_t, SetSearchMail);
template Command::Command(std::in_place_t, ForgetSearchError);
template Command::Command(std::in_place_t, EnrollDevice);
template Command::Command(std::in_place_t, UnlockDevice);
template Command::Command(std::in_place_t, AskForPin);
template Command::Command(std::in_place_t, LockDevice);
template Command::Command(std::in_place_t, RemoveDevice);
template Command::Command(std::in_place_t, RetryWaiting);
template Command::Command(std::in_place_t, HoldWaiting);
template Command::Command(std::in_place_t, DiscardWaiting);
template Command::Command(std::in_place_t, DiscardBroken);
template Command::Command(std::in_place_t, EndSignOutQuestion);
template Command::Command(std::in_place_t, TakeUpdate);
template Command::Command(std::in_place_t, ShowDocument);
template Command::Command(std::in_place_t, WriteFlagNote);
template Command::Command(std::in_place_t, OpenTicket);
template Command::Command(std::in_place_t, ForgetTicketError);
template Command::Command(std::in_place_t, ShowInvoice);
template Command::Command(std::in_place_t, TagInvoice);
template Command::Command(std::in_place_t, DisputeInvoice);
template Command::Command(std::in_place_t, DownloadInvoice);
template Command::Command(std::in_place_t, BundleInvoices);
template Command::Command(std::in_place_t, StartPayment);
template Command::Command(std::in_place_t, ForgetPaymentOrder);
template Command::Command(std::in_place_t, ResumePayment);
template Command::Command(std::in_place_t, CancelPayment);
template Command::Command(std::in_place_t, PayInTraining);
template Command::Command(std::in_place_t, ShowPayment);
template Command::Command(std::in_place_t, ChangeBillDelivery);
template Command::Command(std::in_place_t, ChangeAllBillDelivery);
template Command::Command(std::in_place_t, ForgetBillDeliveryPreview);
template Command::Command(std::in_place_t, ChangeCentralContact);

}  // namespace hub::client
