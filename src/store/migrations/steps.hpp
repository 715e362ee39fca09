// All steps; migrations.cpp puts them in order.
#pragma once

#include "store/migrations/step_0001_reference.hpp"
#include "store/migrations/step_0002_contacts.hpp"
#include "store/migrations/step_0003_sessions.hpp"
#include "store/migrations/step_0004_authorizations.hpp"
#include "store/migrations/step_0005_documents.hpp"
#include "store/migrations/step_0006_invoices.hpp"
#include "store/migrations/step_0007_changes_and_audit.hpp"
#include "store/migrations/step_0008_accounts.hpp"
#include "store/migrations/step_0009_authorization_life.hpp"
#include "store/migrations/step_0010_devices.hpp"
#include "store/migrations/step_0011_saved_searches.hpp"
#include "store/migrations/step_0012_document_care.hpp"
#include "store/migrations/step_0013_jobs_and_specimens.hpp"
#include "store/migrations/step_0014_billing.hpp"
#include "store/migrations/step_0015_specimen_tickets.hpp"
#include "store/migrations/step_0016_result_mails.hpp"
