// Invoices, payments and bill delivery (BILL-*): what the screens ask for, and what they read. One alternative of Command, run by
// Hub::BillingRunner.
#pragma once

#include "api/bill_delivery.hpp"
#include "api/invoices.hpp"
#include "api/payments.hpp"
#include "client/invoices_table.hpp"
#include "client/query.hpp"
#include "domain/card.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace hub::client {

/// This invoice is on the screen: what the list does not tell about it is loaded, and kept fresh while it is.
struct ShowInvoice {
    std::optional<domain::InvoiceId> invoice;
};
/// BILL-A6.
struct TagInvoice {
    domain::InvoiceId invoice;
    std::string tag;
    bool can_undo = true;  ///< false when it is itself the undoing
};
/// BILL-A3.
struct DisputeInvoice {
    domain::InvoiceId invoice;
    std::string text;
};
/// BILL-31.
struct DownloadInvoice {
    domain::InvoiceId invoice;
    std::string number;
};
/// BILL-31, BILL-A2: these invoices as one PDF, in this order.
struct BundleInvoices {
    std::vector<domain::InvoiceId> invoices;
};
/// BILL-33 to BILL-37: makes the order and opens the payment site with it.
struct StartPayment {
    api::StartPayment order;
};
/// The order that was made, or its refusal, is not looked at any more. The order itself stays.
struct ForgetPaymentOrder {};
/// An order that was made earlier and still stands: taken up again, or to be cancelled.
struct ResumePayment {
    api::Payment payment;
};
struct CancelPayment {
    domain::PaymentId payment;
};
/// In the training sandbox, where the payment site is in the page: what is typed there. Only test cards work (BILL-45).
struct PayInTraining {
    domain::CardForm card;
};
/// This payment is on the screen: the way back from the payment site has brought its signed result, or none.
struct ShowPayment {
    domain::PaymentId payment;
    std::string result;
};
/// BILL-11 to BILL-19.
struct ChangeBillDelivery {
    api::BillDeliveryRow row;  ///< as it was shown
    domain::DeliveryMethod method = domain::DeliveryMethod::Paper;
};
struct ChangeAllBillDelivery {
    domain::DeliveryMethod method = domain::DeliveryMethod::Online;
    bool dry_run = true;
};
struct ForgetBillDeliveryPreview {};
struct ChangeCentralContact {
    domain::CentralContact central = domain::CentralContact::None;
};

using BillingCommand = std::variant<ShowInvoice, TagInvoice, DisputeInvoice, DownloadInvoice, BundleInvoices, StartPayment,
    ForgetPaymentOrder, ResumePayment, CancelPayment, PayInTraining, ShowPayment, ChangeBillDelivery, ChangeAllBillDelivery,
    ForgetBillDeliveryPreview, ChangeCentralContact>;

struct BillingWork {
    InvoicesTable invoices;
    Query<api::Nothing> invoices_load;  ///< a value means that the first page is there

    std::optional<domain::InvoiceId> shown;
    Query<api::InvoiceDetail> detail;  ///< of the one that is shown
    Submission tag;
    Submission dispute;

    Submission start_payment;
    std::optional<api::Payment> ordered;  ///< the order that was made last
    Submission training_payment;          ///< its field errors are those of domain::check_card
    std::optional<domain::PaymentId> shown_payment;
    Query<api::Payment> payment;  ///< the one that is shown
    Query<api::PaymentList> payments;

    Query<api::BillDelivery> delivery;
    Submission change_delivery;
    std::optional<api::BillDelivery> delivery_preview;  ///< of the bulk switch (BILL-A5)
    Query<api::BillingHelpers> helpers;
};

}  // namespace hub::client
