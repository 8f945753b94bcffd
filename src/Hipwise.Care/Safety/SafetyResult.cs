using System.Collections.Immutable;
using Hipwise.Knowledge;

namespace Hipwise.Care.Safety;

/// <summary>What the safety answers mean for everything that follows.</summary>
/// <param name="Status">Where the safety questions stand.</param>
/// <param name="Rule">The strictest rule of all flags raised.</param>
/// <param name="Modified">True when the track for pregnancy and after birth applies, beside any other rule.</param>
/// <param name="Regress">True when the plan goes one level lower, beside any other rule.</param>
/// <param name="Advice">What to say first: the most urgent flag's advice, or why nothing follows; null when all is well.</param>
/// <param name="Raised">Flags raised, most urgent first.</param>
/// <param name="Unanswered">Questions without an answer, in the order asked.</param>
/// <param name="AskAgain">Questions to ask again because of later answers, in the order asked.</param>
public sealed record SafetyResult(
    SafetyStatus Status, SafetyRule Rule, bool Modified, bool Regress, SafetyAdvice? Advice, ImmutableArray<RaisedFlag> Raised,
    ImmutableArray<SafetyQuestion> Unanswered, ImmutableArray<SafetyQuestion> AskAgain)
{
    /// <summary>True when tests may be done.</summary>
    public bool MayTest => Status == SafetyStatus.Answered && Rule < SafetyRule.LearnAndBreaks;
}

/// <summary>Where the safety questions stand.</summary>
public enum SafetyStatus
{
    /// <summary>Every question has an answer.</summary>
    Answered,

    /// <summary>Some questions have no answer yet: no tests, no plan.</summary>
    Unanswered,

    /// <summary>Later answers call for some questions again: no plan until then.</summary>
    AskAgain,

    /// <summary>The person is too young for tests and a plan.</summary>
    TooYoung,
}

/// <summary>A title and what to do.</summary>
/// <param name="Title">In a few words.</param>
/// <param name="Text">What to do now.</param>
public sealed record SafetyAdvice(string Title, string Text);

/// <summary>A flag answered yes or unsure.</summary>
/// <param name="Id">Id of the flag.</param>
/// <param name="Urgency">Id of its urgency.</param>
/// <param name="Rule">What it does.</param>
/// <param name="Question">What was asked.</param>
/// <param name="MayBe">What it can be a sign of.</param>
/// <param name="Do">What to do.</param>
/// <param name="Sources">Where this comes from.</param>
public sealed record RaisedFlag(
    string Id, string Urgency, SafetyRule Rule, string Question, string MayBe, string Do, ImmutableArray<string> Sources);

/// <summary>A question still to be answered.</summary>
/// <param name="Id">Id of the flag.</param>
/// <param name="Question">What is asked.</param>
public sealed record SafetyQuestion(string Id, string Question);
