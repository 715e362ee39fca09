// The ids of every record, one type a kind.
#pragma once

#include "base/id.hpp"

namespace hub::domain {

using EmployerId = Id<struct EmployerTag>;  ///< the customer account; what other systems call the tenant
using LocationId = Id<struct LocationTag>;  ///< a company location of the employer
using MarketId = Id<struct MarketTag>;
using CenterId = Id<struct CenterTag>;      ///< a medical center of the provider
using ContactId = Id<struct ContactTag>;    ///< a person of the employer, with or without HUB access
using EmployeeId = Id<struct EmployeeTag>;  ///< a person who is treated or tested
using PackageId = Id<struct PackageTag>;    ///< an employer's own named set of services
using AuthorizationId = Id<struct AuthorizationTag>;
using AuthorizationTemplateId = Id<struct AuthorizationTemplateTag>;
using AuthorizationDraftId = Id<struct AuthorizationDraftTag>;  ///< of a form that is saved but not submitted
using VisitId = Id<struct VisitTag>;
using DocumentId = Id<struct DocumentTag>;
using SavedSearchId = Id<struct SavedSearchTag>;
using FileId = Id<struct FileTag>;          ///< the stored bytes of one or more documents
using SpecimenId = Id<struct SpecimenTag>;  ///< of a drug screen
using InvoiceId = Id<struct InvoiceTag>;
using PaymentId = Id<struct PaymentTag>;  ///< also the number of the order that goes to the payment site
using SessionId = Id<struct SessionTag>;
using ChangeId = Id<struct ChangeTag>;  ///< an entry of Recent Changes
using TicketId = Id<struct TicketTag>;

}  // namespace hub::domain
