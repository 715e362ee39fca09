#include "server/demo/company_data.hpp"

namespace hub::server::demo {

namespace {

constexpr std::array<EmployeeData, 56> acme { {
    { "Thị Mai", "Nguyễn", "1989-03-14", 0, "Forklift operator" },
    { "Łukasz", "Kowalski", "1991-09-30", 0, "Welder" },
    { "Siobhán", "O'Neil", "1986-01-08", 4, "Warehouse associate" },
    { "José", "García-Márquez", "1978-11-02", 1, "Truck driver" },
    { "DeShawn", "Carter", "1994-06-02", 0, "Machine operator" },
    { "Priya", "Raghunathan", "1997-04-21", 1, "Inventory clerk" },
    { "Anne Marie", "Dubois", "1979-08-17", 5, "Truck driver" },
    { "Kenji", "Watanabe-Reed", "1990-02-25", 0, "Millwright" },
    { "Fatima", "El-Amin", "1993-12-05", 5, "Dock worker" },
    { "Oluwaseun", "Adeyemi", "1988-07-11", 1, "Truck driver" },
    { "Grace", "Whitefeather", "2000-05-19", 4, "Order picker" },
    { "Renée", "Thibodeaux", "1982-10-03", 5, "Yard jockey" },
    { "Marcus", "Lindqvist", "1995-01-27", 0, "Electrician" },
    { "Aaliyah", "Johnson", "1998-03-09", 0, "Assembler" },
    { "Mihai", "Popescu", "1984-04-16", 6, "Furnace operator" },
    { "Tremaine", "Broussard", "1987-12-22", 3, "Rigger" },
    { "Svetlana", "Morozova", "1976-06-30", 6, "Core maker" },
    { "Juan Carlos", "de la Cruz", "1992-02-11", 7, "Machinist" },
    { "Ngozi", "Okonkwo", "1990-10-28", 6, "Quality inspector" },
    { "Björk", "Jónsdóttir", "1985-05-05", 4, "Forklift operator" },
    { "Mateo", "Hernández", "2001-08-14", 7, "Assembler" },
    { "Shanice", "Whitmore", "1996-11-19", 0, "Painter" },
    { "Dariusz", "Wójcik", "1981-03-03", 6, "Molder" },
    { "Ahmed", "Al-Rashid", "1983-09-09", 3, "Crane operator" },
    { "Mary-Kate", "Donnelly", "1999-07-23", 2, "Office assistant" },
    { "Rashid", "Khalilov", "1974-01-15", 1, "Diesel mechanic" },
    { "Lakshmi", "Venkataraman", "1988-12-12", 2, "Engineer" },
    { "Tyrone", "Baker", "1980-08-08", 3, "Longshore worker" },
    { "Élodie", "Fournier", "1993-02-18", 5, "Dispatcher" },
    { "Giovanni", "D'Angelo", "1977-07-07", 0, "Pipe fitter" },
    { "Xiomara", "Rivera-Ortiz", "1997-10-10", 7, "Packer" },
    { "Sione", "Tuilagi", "1989-09-26", 4, "Loader" },
    { "Zoë", "Vandenberg", "1991-04-04", 2, "Laboratory technician" },
    { "Kwame", "Asante", "1986-06-21", 6, "Grinder" },
    { "Ming", "Zhao", "1995-12-30", 7, "Machinist" },
    { "Leticia", "Peña", "1984-02-29", 3, "Safety watch" },
    { "Dmitri", "Sokolov", "1972-05-17", 0, "Tool maker" },
    { "Rosalind", "Kim", "1998-09-01", 4, "Inventory clerk" },
    { "Jean-Baptiste", "Moreau", "1979-11-25", 6, "Furnace operator" },
    { "Nia", "Abara", "2002-01-31", 1, "Warehouse associate" },
    { "Håkon", "Bergström", "1983-03-28", 3, "Welder" },
    { "Ana Sofía", "Castañeda", "1992-06-15", 7, "Assembler" },
    { "William", "Running Bear", "1975-10-18", 4, "Maintenance mechanic" },
    { "Çağla", "Yıldırım", "1994-08-27", 5, "Customs clerk" },
    { "Bartholomew", "Fitzgerald-Hughes", "1970-12-01", 5, "Truck driver" },
    { "Soo-Jin", "Park", "1996-07-04", 0, "Robot programmer" },
    { "Emeka", "Nwosu", "1987-05-29", 1, "Truck driver" },
    { "Thérèse", "Bélanger", "1981-01-20", 2, "Purchasing agent" },
    { "Radoslav", "Horvát", "1978-04-12", 6, "Pattern maker" },
    { "Latoya", "Simmons", "1999-02-06", 4, "Order picker" },
    { "Paolo", "Rossi", "1985-09-14", 3, "Scaffold builder" },
    { "Hanh", "Trần", "1990-11-11", 7, "Solderer" },
    { "Abdullahi", "Warsame", "1993-03-22", 5, "Dock worker" },
    { "Jesús", "Muñoz", "1976-12-24", 1, "Diesel mechanic" },
    { "Caoimhe", "Ní Dhomhnaill", "1988-08-30", 2, "Accountant" },
    { "Viktória", "Szabó", "1997-05-08", 0, "Machine operator" },
} };

constexpr std::array<EmployeeData, 14> globex { {
    { "Terrence", "Mbeki", "1985-02-14", 0, "Truck driver" },
    { "Isabella", "Conti", "1994-10-07", 0, "Dock worker" },
    { "Oleksandr", "Shevchenko", "1982-06-19", 1, "Truck driver" },
    { "Maya", "Littlefield", "1999-12-15", 1, "Order picker" },
    { "Rodrigo", "Fuentes", "1979-03-31", 3, "Truck driver" },
    { "Chidinma", "Eze", "1996-08-22", 2, "Forklift operator" },
    { "Sean", "McAllister", "1974-07-16", 2, "Diesel mechanic" },
    { "Yesenia", "Morales", "2000-01-09", 3, "Dock worker" },
    { "Arjun", "Patel", "1991-05-26", 0, "Dispatcher" },
    { "Gülşen", "Demir", "1987-11-04", 2, "Customs clerk" },
    { "Trevor", "Washington", "1983-09-18", 1, "Truck driver" },
    { "Françoise", "Lambert", "1990-04-23", 0, "Yard jockey" },
    { "Kaito", "Mori", "1998-06-11", 3, "Loader" },
    { "Agnieszka", "Wiśniewska", "1986-10-29", 2, "Dock worker" },
} };

}  // namespace

std::span<EmployeeData const> acme_employees() {
    return acme;
}

std::span<EmployeeData const> globex_employees() {
    return globex;
}

}  // namespace hub::server::demo
