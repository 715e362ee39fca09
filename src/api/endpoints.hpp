// Every endpoint of the portal, in one list. The router refuses to start, and the tests fail, when one has no handler.
#pragma once

#include "api/account.hpp"
#include "api/authorization_batches.hpp"
#include "api/authorizations.hpp"
#include "api/bill_delivery.hpp"
#include "api/changes.hpp"
#include "api/contacts.hpp"
#include "api/devices.hpp"
#include "api/home.hpp"
#include "api/invoices.hpp"
#include "api/payments.hpp"
#include "api/profile.hpp"
#include "api/reference.hpp"
#include "api/results.hpp"
#include "api/searches.hpp"
#include "api/session.hpp"
#include "api/specimens.hpp"
#include "api/tickets.hpp"

namespace hub::api {

/// Calls `visit(endpoint)` for each endpoint, in the order of the OpenAPI document.
template <class Visit>
constexpr void for_each_endpoint(Visit&& visit) {
    visit(sign_in);
    visit(current_session);
    visit(give_second_factor);
    visit(step_up);
    visit(extend_session);
    visit(sign_out);
    visit(request_account);
    visit(request_password_reset);
    visit(open_password_link);
    visit(set_password);
    visit(get_profile);
    visit(change_password);
    visit(change_own_notifications);
    visit(list_own_sessions);
    visit(end_own_session);
    visit(end_all_own_sessions);
    visit(set_up_second_factor);
    visit(confirm_second_factor);
    visit(remove_second_factor);
    visit(renew_recovery_codes);
    visit(list_own_devices);
    visit(enroll_device);
    visit(unlock_device);
    visit(revoke_device);
    visit(get_home);
    visit(list_results);
    visit(document_file);
    visit(mark_results);
    visit(list_searches);
    visit(save_search);
    visit(remove_search);
    visit(list_specimens);
    visit(get_document_specimen);
    visit(note_saved_results);
    visit(get_document_marks);
    visit(write_flag_note);
    visit(open_document_ticket);
    visit(open_specimen_ticket);
    visit(list_authorizations);
    visit(get_authorization);
    visit(get_authorization_history);
    visit(get_authorization_form);
    visit(create_authorization);
    visit(create_authorizations);
    visit(edit_authorization);
    visit(extend_authorizations);
    visit(delete_authorization);
    visit(restore_authorization);
    visit(email_authorization);
    visit(list_authorization_drafts);
    visit(save_authorization_draft);
    visit(remove_authorization_draft);
    visit(list_authorization_templates);
    visit(save_authorization_template);
    visit(remove_authorization_template);
    visit(get_reference);
    visit(list_contacts);
    visit(export_contacts);
    visit(get_contact);
    visit(create_contact);
    visit(edit_contact);
    visit(change_access);
    visit(change_permissions);
    visit(replace_contact);
    visit(remove_contact);
    visit(change_notifications);
    visit(resend_invitation);
    visit(list_contact_sessions);
    visit(end_contact_sessions);
    visit(list_changes);
    visit(verify_changes);
    visit(get_employer_settings);
    visit(change_employer_settings);
    visit(list_invoices);
    visit(get_invoice);
    visit(invoice_file);
    visit(tag_invoice);
    visit(dispute_invoice);
    visit(list_billing_helpers);
    visit(start_payment);
    visit(list_payments);
    visit(get_payment);
    visit(cancel_payment);
    visit(report_payment);
    visit(take_payment_result);
    visit(get_bill_delivery);
    visit(change_bill_delivery);
    visit(change_all_bill_delivery);
    visit(change_central_contact);
}

}  // namespace hub::api
