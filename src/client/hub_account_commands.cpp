// What each command around one's own account does. Every failure ends in the Submission it belongs to or in a notice.
#include "base/text.hpp"
#include "client/hub.hpp"

#include <utility>

namespace hub::client {

struct Hub::AccountRunner {
    Hub& hub;

    /// Sends `ask` for a Submission of AccountData; `succeeded` gets the answer. What belongs to another session by then is dropped.
    template <class Ask, class Value, class Succeeded>
    void submit(Submission AccountData::* member, api::Endpoint<Ask, Value> const& endpoint, Ask const& ask, Succeeded succeeded) const {
        auto& submission = hub.m_data.account.*member;
        if (submission.busy) { return; }
        submission.begin();
        hub.m_api.call(endpoint, ask, [&hub = hub, member, succeeded = std::move(succeeded), epoch = hub.m_epoch](Answer<Value> answer) {
            if (epoch != hub.m_epoch) { return; }
            hub.m_changed = true;
            auto& done = hub.m_data.account.*member;
            done.busy = false;
            if (answer.value) {
                ++done.succeeded;
                succeeded(std::move(*answer.value));
                return;
            }
            // A wrong password or code names its field; without one it is the session that has ended.
            bool const ended = answer.value.error().code == ErrorCode::Unauthenticated && answer.value.error().field.empty();
            done.error = std::move(answer.value).error();
            done.field_errors = std::move(answer.field_errors);
            if (ended && hub.m_data.session) { hub.session_ended(true); }
        });
    }

    void operator()(GiveSecondFactor const& command) const {
        submit(&AccountData::second_factor, api::give_second_factor, { std::string { trim(command.code) } },
            [&hub = hub](api::Session session) {
                ++hub.m_epoch;
                hub.adopt_session(std::move(session));
            });
    }

    void operator()(ConfirmIdentity const& command) const {
        submit(&AccountData::confirmation, api::step_up, { command.password, std::string { trim(command.code) } },
            [&hub = hub](api::Nothing) { hub.release_held(true); });
    }
    void operator()(CancelConfirmation const&) const { hub.release_held(false); }

    void operator()(StaySignedIn const&) const {
        // The dialog goes at once: the request itself is the sign of life.
        hub.m_api.call(api::extend_session, api::Nothing {}, [&hub = hub, epoch = hub.m_epoch](Answer<api::Session> answer) {
            if (epoch != hub.m_epoch) { return; }
            if (answer.value) {
                hub.renew_session(std::move(*answer.value));
            } else if (answer.value.error().code == ErrorCode::Unauthenticated) {
                hub.session_ended(true);
            }
        });
        hub.m_changed = true;
    }

    void operator()(RequestPasswordReset const& command) const {
        std::string const email { trim(command.email) };
        submit(&AccountData::reset, api::request_password_reset, { email },
            [&hub = hub, email](api::Nothing) { hub.m_data.account.reset_email = email; });
    }
    void operator()(ForgetPasswordReset const&) const {
        hub.m_data.account.reset = {};
        hub.m_data.account.reset_email.clear();
    }

    void operator()(OpenPasswordLink const&) const { hub.open_password_link(); }

    void operator()(SetPassword const& command) const {
        submit(&AccountData::set_password, api::set_password, { hub.m_link_token, command.password }, [&hub = hub](api::Nothing) {
            auto& account = hub.m_data.account;
            std::string email = account.link.value ? account.link.value->email : std::string {};
            hub.m_link_token.clear();
            account.has_link = false;
            account.link.clear();
            // It has ended all sessions of the account, perhaps also the one of this page.
            if (hub.m_data.session) { hub.read_session(); }
            account.known_email = std::move(email);
            account.password_is_new = true;
            hub.send(Go { Route {}, History::Replace });
        });
    }

    void operator()(RequestAccount const& command) const {
        submit(&AccountData::request, api::request_account, command.request,
            [&hub = hub](api::AccountRequestReceipt receipt) { hub.m_data.account.receipt = std::move(receipt); });
    }
    void operator()(ForgetAccountRequest const&) const {
        hub.m_data.account.request = {};
        hub.m_data.account.receipt.reset();
    }

    void operator()(ChangePassword const& command) const {
        submit(&AccountData::change_password, api::change_password, { command.current_password, command.password },
            [&hub = hub](api::Nothing) {
                hub.read_session();
                hub.refresh(NeedProfile | NeedOwnSessions, 0);
                hub.notify(Notice::Tone::Success, "Your password is changed. Your other devices are signed out.");
            });
    }

    void operator()(ChangeOwnNotifications const& command) const {
        auto& submission = hub.m_data.account.notifications;
        if (submission.busy) { return; }
        submission.begin();
        hub.m_api.call(api::change_own_notifications, { command.result_mail },
            [&hub = hub, command, epoch = hub.m_epoch](Answer<api::Profile> answer) {
                if (epoch != hub.m_epoch) { return; }
                hub.m_changed = true;
                hub.m_data.account.notifications.busy = false;
                if (answer.value) {
                    ++hub.m_data.account.notifications.succeeded;
                    hub.m_data.account.profile.finish(std::move(answer.value));
                    hub.notify(Notice::Tone::Success, "Saved.");
                } else {
                    hub.report(answer.value.error(), "Your choice was not saved.", command);
                }
            });
    }

    void operator()(EndSession const& command) const {
        auto& submission = hub.m_data.account.end_session;
        if (submission.busy) { return; }
        submission.begin();
        hub.m_api.call(api::end_own_session, { command.session }, [&hub = hub, command, epoch = hub.m_epoch](Answer<api::Nothing> answer) {
            if (epoch != hub.m_epoch) { return; }
            hub.m_changed = true;
            hub.m_data.account.end_session.busy = false;
            hub.refresh(NeedOwnSessions, 0);
            if (answer.value || answer.value.error().code == ErrorCode::NotFound) {
                hub.notify(Notice::Tone::Success, "That device is signed out.");
            } else {
                hub.report(answer.value.error(), "The device could not be signed out.", command);
            }
        });
    }

    void operator()(EndAllSessions const&) const {
        hub.m_api.call(api::end_all_own_sessions, api::Nothing {}, [&hub = hub](Answer<api::Nothing> answer) {
            if (!answer.value && answer.value.error().code != ErrorCode::Unauthenticated) {
                hub.report(answer.value.error(), "You could not be signed out everywhere.", EndAllSessions {});
                return;
            }
            if (hub.m_platform.device() != nullptr) { hub.empty_device({}); }
            hub.session_ended(false);
            hub.m_last_contact.reset();
            hub.send(Go { Route {}, History::Replace });
        });
    }

    void operator()(SetUpSecondFactor const&) const {
        submit(&AccountData::second_factor_change, api::set_up_second_factor, {},
            [&hub = hub](api::SecondFactorSetup setup) { hub.m_data.account.setup = std::move(setup); });
    }
    void operator()(CancelSecondFactorSetup const&) const {
        hub.m_data.account.setup.reset();
        hub.m_data.account.second_factor_change = {};
    }

    void operator()(ConfirmSecondFactor const& command) const {
        submit(&AccountData::second_factor_change, api::confirm_second_factor, { std::string { trim(command.code) } },
            [&hub = hub](api::RecoveryCodes codes) {
                hub.m_data.account.setup.reset();
                hub.m_data.account.recovery_codes = std::move(codes);
                if (hub.m_data.session_state == SessionState::SignedIn) {
                    hub.read_session();
                    hub.refresh(NeedProfile, 0);
                }
            });
    }

    void operator()(RemoveSecondFactor const&) const {
        submit(&AccountData::second_factor_change, api::remove_second_factor, {}, [&hub = hub](api::Nothing) {
            hub.read_session();
            hub.refresh(NeedProfile, 0);
            hub.notify(Notice::Tone::Success, "The second factor is off.");
        });
    }

    void operator()(RenewRecoveryCodes const&) const {
        submit(&AccountData::second_factor_change, api::renew_recovery_codes, {}, [&hub = hub](api::RecoveryCodes codes) {
            hub.m_data.account.recovery_codes = std::move(codes);
            hub.refresh(NeedProfile, 0);
        });
    }

    void operator()(ForgetRecoveryCodes const&) const {
        hub.m_data.account.recovery_codes.reset();
        // During sign-in the factor was all that was missing.
        if (hub.m_data.session_state == SessionState::Halfway) { hub.read_session(); }
    }
};

void Hub::run_account(AccountCommand command) {
    std::visit(AccountRunner { *this }, command);
}

}  // namespace hub::client
