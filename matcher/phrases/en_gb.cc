// The sentences of British English. How they read: plain and warm, one idea a sentence and at most
// 25 words besides quotations; to the client "you", to the specialist "they" and terse, the same
// content. What does not suit is stated calmly; what is not known is a question. No word about
// health, none that speaks of a person as a deficit (lint.h).
#include <iterator>

#include "matcher/phrases/phrase_book.h"

namespace corner::matcher {
namespace {

// One facet, whatever the verdict: both sides stand there, and the reader judges.
constexpr std::string_view kFacet =
    "{facet}: you [avoid?would rather avoid][!avoid?asked for] {wish}."
    "[advert? The advert sounds like {job}.][quote? It says {quote}.]"
    "[typical? This kind of work is usually {job}.][visit? On a visit we found {job}.]";
constexpr std::string_view kFacetTerse =
    "{facet}: they [avoid?would rather avoid][!avoid?asked for] {wish}."
    "[advert? Advert: {job}.][quote? It says {quote}.]"
    "[typical? Usual in this kind of work: {job}.][visit? Seen on a visit: {job}.]";

constexpr PhraseRow kRows[] = {
    // Aspiration
    {"aspiration.field", "This is a kind of work you said you would like: {field}.",
     "A kind of work they said they would like: {field}."},
    {"aspiration.open", "You said you are open to any kind of work, so this counts too.",
     "They said they are open to any kind of work."},
    {"aspiration.none_given",
     "You have not chosen a kind of work, so every kind counts the same for now.",
     "They have not chosen a kind of work, so every kind counts the same."},
    {"aspiration.not_now",
     "You said you are not looking just now, so every kind of work counts the same.",
     "They said they are not looking just now, so every kind of work counts the same."},
    {"aspiration.interest",
     "You said you would enjoy {interest}.[quote? This job has it: the advert says {quote}.]"
     "[title? It is there in the job’s title.][typical? It is usually part of this kind of work.]",
     "They said they would enjoy {interest}.[quote? Advert: {quote}.][title? In the job’s title.]"
     "[typical? Usually part of this kind of work.]"},
    {"aspiration.interest_near",
     "You said you would enjoy {interest}. This job has something close to it: {task}."
     "[quote? The advert says {quote}.][title? It is there in the job’s title.]"
     "[typical? It is usually part of this kind of work.]",
     "They said they would enjoy {interest}. Close to it here: {task}.[quote? Advert: {quote}.]"
     "[title? In the job’s title.][typical? Usually part of this kind of work.]"},

    // Resources: resource, evidence, what the job does, the advert's words
    {"resource.used",
     "One of your strengths is {resource}.[evidence? You told us: {evidence}.]"
     "[quote? This job uses it: the advert says {quote}.][title? It is there in the job’s title.]"
     "[typical? It is usually part of this kind of work.]",
     "A strength of theirs: {resource}.[evidence? They said: {evidence}.]"
     "[quote? Used here. Advert: {quote}.][title? In the job’s title.]"
     "[typical? Usually part of this kind of work.]"},
    {"resource.near",
     "One of your strengths is {resource}.[evidence? You told us: {evidence}.]"
     " This job uses something close to it: {task}.[quote? The advert says {quote}.]"
     "[title? It is there in the job’s title.][typical? It is usually part of this kind of work.]",
     "A strength of theirs: {resource}.[evidence? They said: {evidence}.]"
     " Close to it here: {task}.[quote? Advert: {quote}.][title? In the job’s title.]"
     "[typical? Usually part of this kind of work.]"},

    // Hours
    {"preference.hours.met", "You asked for {wish}. This job is {job}.",
     "Hours: {job}. They asked for {wish}."},
    {"preference.hours.partly", "This job is {job}. You asked for {wish}.",
     "Hours: {job}. They asked for {wish}."},
    {"preference.hours.not_met", "This job is {job}. You asked for {wish}.",
     "Hours: {job}. They asked for {wish}."},
    {"preference.hours.unknown",
     "You asked for {wish}. The advert doesn’t say how many hours it is.",
     "Hours: not stated. They asked for {wish}."},
    // When the work is
    {"preference.shifts.met", "You said these times suit you: {wish}. This job has: {job}.",
     "Times: {job}. They said these suit: {wish}."},
    {"preference.shifts.not_met",
     "This job has these times: {job}. You said these suit you: {wish}.",
     "Times: {job}. They said these suit: {wish}."},
    {"preference.shifts.unknown",
     "You said these times suit you: {wish}. The advert doesn’t say when the work is.",
     "Times: not stated. They said these suit: {wish}."},
    // Journey
    {"preference.travel.met",
     "[home?You can do this work from home, so there is no journey.]"
     "[job?The journey is {job}. You said up to {wish}.]",
     "[home?Journey: none, the work is from home.][job?Journey: {job}. They said up to {wish}.]"},
    {"preference.travel.partly", "The journey is {job}. You said up to {wish}.",
     "Journey: {job}. They said up to {wish}."},
    {"preference.travel.not_met",
     "[beyond?The journey is longer than you asked for. You said up to {wish}.]"
     "[job?The journey is {job}. You said up to {wish}.]",
     "[beyond?Journey: longer than they asked for. They said up to {wish}.]"
     "[job?Journey: {job}. They said up to {wish}.]"},
    {"preference.travel.unknown",
     "You said up to {wish} of travel. We don’t know yet how long this journey is.",
     "Journey: not known. They said up to {wish}."},
    // Pay
    {"preference.pay.met", "You asked for at least {wish}. This job pays {job}.",
     "Pay: {job}. They asked for at least {wish}."},
    {"preference.pay.partly", "This job pays {job}. You asked for at least {wish}.",
     "Pay: {job}. They asked for at least {wish}."},
    {"preference.pay.not_met", "This job pays {job}. You asked for at least {wish}.",
     "Pay: {job}. They asked for at least {wish}."},
    {"preference.pay.unknown",
     "You asked for at least {wish}. The advert doesn’t say what an hour pays.",
     "Pay by the hour: not stated. They asked for at least {wish}."},
    // Contract
    {"preference.permanent.met", "You would like a permanent job. This one is permanent.",
     "Contract: permanent, as they would like."},
    {"preference.permanent.partly", "This job is {job}. You would like a permanent one.",
     "Contract: {job}. They would like permanent work."},
    {"preference.permanent.not_met", "This job is {job}. You would like a permanent one.",
     "Contract: {job}. They would like permanent work."},
    {"preference.permanent.unknown",
     "You would like a permanent job. The advert doesn’t say whether this one is.",
     "Contract: not stated. They would like permanent work."},
    // Where the work is done
    {"preference.remote.met", "You would like to work {wish}. This job is {job}.",
     "Where: {job}. They would like to work {wish}."},
    {"preference.remote.partly", "This job is {job}. You would like to work {wish}.",
     "Where: {job}. They would like to work {wish}."},
    {"preference.remote.not_met", "This job is {job}. You would like to work {wish}.",
     "Where: {job}. They would like to work {wish}."},
    {"preference.remote.unknown",
     "You would like to work {wish}. The advert doesn’t say where this work is done.",
     "Where: not stated. They would like to work {wish}."},
    // Start of the day
    {"preference.start.met", "You asked for {wish} or later. This one starts at {job}.",
     "Start: {job}. They asked for {wish} or later."},
    {"preference.start.partly", "This one starts at {job}; you asked for {wish} or later.",
     "Start: {job}. They asked for {wish} or later."},
    {"preference.start.not_met", "This one starts at {job}; you asked for {wish} or later.",
     "Start: {job}. They asked for {wish} or later."},
    {"preference.start.unknown",
     "You asked for a start at {wish} or later. The advert doesn’t say when the day starts.",
     "Start: not stated. They asked for {wish} or later."},
    // Sector
    {"preference.sector.met", "This job is in a sector you said you would like: {job}.",
     "Sector: {job}. They said they would like it."},
    {"preference.sector.not_met", "This job is in a sector you said you would rather avoid: {job}.",
     "Sector: {job}. They said they would rather avoid it."},
    {"preference.sector.unknown", "We don’t know yet which sector this employer is in.",
     "Sector: not known."},
    {"preference.sector.not_rated", "You have not said what you think of this sector: {job}.",
     "Sector: {job}. They have not said what they think of it."},
    // Openness
    {"preference.openness.met",
     "You asked for employers that show they are open to everyone. This one is at the top level of "
     "a scheme.",
     "Openness: top level of a scheme. They asked for employers that show they are open to "
     "everyone."},
    {"preference.openness.partly",
     "You asked for employers that show they are open to everyone. This one has signed up to a "
     "scheme.",
     "Openness: signed up to a scheme. They asked for employers that show they are open to "
     "everyone."},
    {"preference.openness.unknown",
     "You asked for employers that show they are open to everyone. We have seen no sign of it yet, "
     "either way.",
     "Openness: no sign yet, either way. They asked for employers that show they are open to "
     "everyone."},
    // Context facets
    {"preference.facet.met", kFacet, kFacetTerse},
    {"preference.facet.partly", kFacet, kFacetTerse},
    {"preference.facet.not_met", kFacet, kFacetTerse},
    {"preference.facet.unknown",
     "{facet}: you [avoid?would rather avoid][!avoid?asked for] {wish}. The advert doesn’t say.",
     "{facet}: they [avoid?would rather avoid][!avoid?asked for] {wish}. Not stated."},

    // Worth asking. The question itself stands under "question.…".
    {"ask.hours", "The advert doesn’t say how many hours it is. Worth asking: {question}",
     "Hours not stated. Ask: {question}"},
    {"ask.shifts", "The advert doesn’t say when the work is. Worth asking: {question}",
     "Times not stated. Ask: {question}"},
    {"ask.travel", "We don’t know how long the journey is. Worth asking: {question}",
     "Journey not known. Ask: {question}"},
    {"ask.pay", "The advert doesn’t say what an hour pays. Worth asking: {question}",
     "Hourly pay not stated. Ask: {question}"},
    {"ask.permanent", "The advert doesn’t say if the job is permanent. Worth asking: {question}",
     "Contract not stated. Ask: {question}"},
    {"ask.remote", "The advert doesn’t say where the work is done. Worth asking: {question}",
     "Place of work not stated. Ask: {question}"},
    {"ask.start", "The advert doesn’t say when the day starts. Worth asking: {question}",
     "Start not stated. Ask: {question}"},
    {"ask.facet", "{facet}: the advert doesn’t say. Worth asking: {question}",
     "{facet}: not stated. Ask: {question}"},
    {"ask.requirement",
     "The advert asks for {requirement}.[quote? It says {quote}.] Worth asking: {question}",
     "The advert asks for {requirement}.[quote? It says {quote}.] Check with them whether they have"
     " it, or ask: {question}"},
    {"ask.shifts_required", "This job has these times as well: {beyond}. Worth asking: {question}",
     "Times beyond those that suit: {beyond}. Ask: {question}"},
    {"ask.travel_range",
     "The journey could take from {low} to {high}. You said up to {wish}. Worth asking: {question}",
     "Journey: from {low} to {high}. They said up to {wish}. Ask: {question}"},
    {"ask.facet_typical",
     "{facet}: {job} is usual in this kind of work, and this job may differ. Worth asking: "
     "{question}",
     "{facet}: {job} is usual in this kind of work, and this job may differ. Ask: {question}"},
    {"ask.unavailable",
     "You keep some times of the week for other things. Worth asking: {question}",
     "They keep some times of the week for other things. Ask: {question}"},
    {"ask.hourly_rate",
     "Worked out by the hour, the pay may lie below the legal minimum. Worth asking: what is the "
     "hourly rate?",
     "The yearly pay may work out below the legal minimum by the hour. Worth asking: what is the "
     "hourly rate?"},
    {"ask.early_questions",
     "This advert asks personal questions that usually wait until a job is offered."
     " Talk it over with your employment specialist before you answer.",
     "This advert asks personal questions that usually wait until a job is offered."
     " Talk it over with them before they answer."},

    {"question.hours", "how many hours a week is it?", "how many hours a week is it?"},
    {"question.shifts", "which days and times is it?", "which days and times is it?"},
    {"question.travel", "where exactly is the work?", "where exactly is the work?"},
    {"question.pay", "what does it pay an hour?", "what does it pay an hour?"},
    {"question.permanent", "is the job permanent?", "is the job permanent?"},
    {"question.remote", "is the work done at the workplace, from home, or both?",
     "is the work done at the workplace, from home, or both?"},
    {"question.start", "what time does the day start?", "what time does the day start?"},
    {"question.facet", "on a usual day, is it nearer to {one} or to {five}?",
     "on a usual day, is it nearer to {one} or to {five}?"},
    {"question.requirement", "is it needed from the start, or can it come with the job?",
     "is it needed from the start, or can it come with the job?"},
    {"question.shifts_required", "are these times needed, or is there a choice?",
     "are these times needed, or is there a choice?"},
    {"question.travel_range", "how do people usually get there, and how long does it take?",
     "how do people usually get there, and how long does it take?"},
    {"question.facet_typical", "on a usual day here, is it nearer to {one} or to {five}?",
     "on a usual day here, is it nearer to {one} or to {five}?"},
    {"question.unavailable", "how far ahead are the hours set, and can some times be kept free?",
     "how far ahead are the hours set, and can some times be kept free?"},

    // Way in
    {"way_in.contact",
     "Your team knows someone[employer? at {employer}][!employer? there] and can"
     " ask about this job for you.",
     "The team knows someone[employer? at {employer}][!employer? there] and may ask for them."},
    {"way_in.closing_soon", "You can apply until {when}.", "Closing soon: apply until {when}.",
     "You can apply until {date}."},
    {"way_in.interview_offer",
     "An interview is likely if you choose to tell them and meet the minimum they ask for.",
     "An interview is likely if they choose to tell the employer and meet the minimum it asks "
     "for."},

    // Set aside
    {"set_aside.not_competitive",
     "This looks like a placement, a trial or volunteering rather than an ordinary paid job.",
     "Looks like a placement, a trial or volunteering rather than an ordinary paid job."},
    {"set_aside.below_legal_rate", "The pay in this advert looks lower than the law asks for.",
     "The pay in this advert looks lower than the law asks for."},
    {"set_aside.hours", "This job is {job}. You said it must be {wish}.",
     "Hours: {job}. They said it must be {wish}."},
    {"set_aside.shifts", "This job has these times: {job}. You said it must be {any}.",
     "Times: {job}. They said it must be {any}."},
    {"set_aside.travel",
     "[beyond?The journey is longer than you asked for. You said it must be up to {wish}.]"
     "[job?The journey is {job}. You said it must be up to {wish}.]",
     "[beyond?Journey: longer than they asked for. They said it must be up to {wish}.]"
     "[job?Journey: {job}. They said it must be up to {wish}.]"},
    {"set_aside.pay", "This job pays {job}. You said it must be at least {wish}.",
     "Pay: {job}. They said it must be at least {wish}."},
    {"set_aside.permanent", "This job is {job}. You said it must be permanent.",
     "Contract: {job}. They said it must be permanent."},
    {"set_aside.start", "This one starts at {job}; you said it must be {wish} or later.",
     "Start: {job}. They said it must be {wish} or later."},
    {"set_aside.facet",
     "{facet}: you said it must be {wish}.[advert? The advert sounds like {job}.]"
     "[quote? It says {quote}.][visit? On a visit we found {job}.]",
     "{facet}: they said it must be {wish}.[advert? Advert: {job}.][quote? It says {quote}.]"
     "[visit? Seen on a visit: {job}.]"},
    {"set_aside.veto",
     "You asked not to be shown [employer?this employer][field?this kind of work: {field}]"
     "[sector?this sector: {sector}][concept?jobs with {concept}].",
     "They asked not to be shown [employer?this employer][field?this kind of work: {field}]"
     "[sector?this sector: {sector}][concept?jobs with {concept}]."},
    {"set_aside.never",
     "You said you never want {resource} to be part of your work. The advert names it.",
     "They said they never want {resource} to be part of their work. The advert names it."},

    {"set_aside.count",
     "Set aside by {rule}: {count}.[returns? Without it, {returns} would come back.]",
     "Set aside by {rule}: {count}.[returns? Without it, {returns} would come back.]"},
    {"rule.not_competitive", "the rule that every job is ordinary paid work",
     "the rule that every job is ordinary paid work"},
    {"rule.below_legal_rate", "the rule that pay keeps to the law",
     "the rule that pay keeps to the law"},
    {"rule.hours", "your rule about hours", "their rule about hours"},
    {"rule.shifts", "your rule about working times", "their rule about working times"},
    {"rule.travel", "your rule about the journey", "their rule about the journey"},
    {"rule.pay", "your rule about pay", "their rule about pay"},
    {"rule.permanent", "your rule about permanent work", "their rule about permanent work"},
    {"rule.start", "your rule about the start of the day", "their rule about the start of the day"},
    {"rule.facet", "your rule about {about}", "their rule about {about}"},
    {"rule.veto",
     "your rule about [employer?one employer][field?a kind of work ({field})]"
     "[sector?a sector ({sector})][concept?jobs with {concept}]",
     "their rule about [employer?one employer][field?a kind of work ({field})]"
     "[sector?a sector ({sector})][concept?jobs with {concept}]"},
    {"rule.never", "your rule of never {resource} at work",
     "their rule of never {resource} at work"},
    {"rule.cap",
     "your rule of not too many jobs [employer?with one employer][field?of one kind ({field})]"
     "[sector?in one sector ({sector})]",
     "their rule of not too many jobs [employer?with one employer][field?of one kind ({field})]"
     "[sector?in one sector ({sector})]"},

    // One next step
    {"next.contact",
     "As a next step, ask your employment specialist to talk to the person they know"
     "[employer? at {employer}][!employer? there].",
     "As a next step, talk to the person the team knows[employer? at {employer}][!employer? "
     "there]."},
    {"next.closing_soon",
     "As a next step, look at the application together. If you like it, send it by {date}.",
     "As a next step, look at the application together. If they like it, send it by {date}."},
    {"next.ask", "As a next step, ask the employer[about? about {about}]: {question}",
     "As a next step, ask the employer[about? about {about}]: {question}"},
    {"next.read", "As a next step, read the advert together.",
     "As a next step, read the advert together."}};

}  // namespace

std::span<const PhraseRow> EnglishPhrases() { return kRows; }

}  // namespace corner::matcher
