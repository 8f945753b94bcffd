using Hipwise.Care.Checkup;
using Hipwise.Care.Findings;
using Hipwise.Care.Hypotheses;
using Hipwise.Care.Safety;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Cli.Pages;

/// <summary>A check-up in plain words.</summary>
internal static class CheckupPage
{
    public static void Write(CheckupResult result, KnowledgeBase knowledge, Page page)
    {
        WriteSafety(result.Safety, page);
        if (result.Safety.Rule != SafetyRule.Stop && result.Safety.Status != SafetyStatus.TooYoung)
        {
            WriteFindings(result, knowledge, page);
            WriteExplanations(result, knowledge, page);
            WriteNext(result, page);
        }

        WriteBaseline(result, page);
        if (result.Plan is { } plan)
        {
            PlanPage.Write(plan, knowledge, page);
        }

        page.Heading("About");
        page.Text(string.Join(' ', result.About));
        page.Text($"Knowledge {result.KnowledgeVersion}. Sources: hipwise knowledge show KEY.");
    }

    private static void WriteSafety(SafetyResult safety, Page page)
    {
        page.Heading(safety.Advice?.Title ?? "Safety");
        page.Text(safety.Advice?.Text ?? "Nothing in your answers speaks against going on.");
        foreach (var flag in safety.Raised)
        {
            page.Item($"You answered: {flag.Question} {flag.MayBe}");
        }

        foreach (var question in safety.Unanswered.Concat(safety.AskAgain))
        {
            page.Item($"{question.Question} ({question.Id})");
        }
    }

    private static void WriteFindings(CheckupResult result, KnowledgeBase knowledge, Page page)
    {
        page.Heading("What was seen");
        var seen = result.Findings.Where(finding => finding.Strength > Strength.None).ToList();
        foreach (var finding in seen)
        {
            page.Title($"{finding.Title} ({finding.Strength.Word()})");
            page.Text(finding.Text);
            WriteList(page, "It may mean:", finding.MayMean);
            WriteList(page, "What would make it surer:", finding.Surer);
        }

        if (seen.Count == 0 && result.Findings.Length > 0)
        {
            page.Text(knowledge.Phrases.Say("findings.nothing-seen"));
        }

        var none = result.Findings.Where(finding => finding.Strength == Strength.None).ToList();
        if (none.Count > 0)
        {
            page.Title("Looked at, with nothing beyond measurement error");
            none.ForEach(finding => page.Item(finding.Text));
        }

        if (result.Findings.IsEmpty)
        {
            page.Text(knowledge.Phrases.Say("findings.nothing-yet"));
        }
    }

    private static void WriteExplanations(CheckupResult result, KnowledgeBase knowledge, Page page)
    {
        if (result.Hypotheses.IsEmpty && result.PainNotes.IsEmpty)
        {
            return;
        }

        page.Heading("What may explain the pain");
        foreach (var same in result.Hypotheses.GroupBy(explanation => explanation.Id, StringComparer.Ordinal))
        {
            WriteExplanation(same.First(), string.Join(" and ", same.Select(one => PlaceOf(one, knowledge))), page);
        }

        foreach (var note in result.PainNotes)
        {
            page.Text(note.Text);
        }
    }

    private static string PlaceOf(Explanation explanation, KnowledgeBase knowledge)
    {
        var side = explanation.Side is PainSide.Left or PainSide.Right ? $", {explanation.Side.ToString().ToLowerInvariant()}" : "";
        return knowledge.Places[explanation.Place].Name.ToLowerInvariant() + side;
    }

    private static void WriteExplanation(Explanation explanation, string places, Page page)
    {
        page.Title($"{explanation.Name} ({places}; evidence {explanation.Grade} of 4)");
        page.Text($"Your answers {LeaningWords(explanation.Leaning)}. {explanation.Data}");
        if (explanation.Probability is { } probability)
        {
            page.Text(FormattableString.Invariant(
                $"Probability: {probability.Low:0%} to {probability.High:0%} (before the tests {probability.PriorLow:0%} to {probability.PriorHigh:0%}). {probability.Basis}"));
        }

        WriteList(page, "For:", [.. explanation.For.Select(Words)]);
        WriteList(page, "Against:", [.. explanation.Against.Select(Words)]);
        // What the answers leave open or point away from is told in brief; --json holds it all.
        if (explanation.Leaning is Leaning.Open or Leaning.Away)
        {
            return;
        }

        WriteList(page, "What else it could be:", explanation.Differentials);
        page.Text($"What you can do: {explanation.SelfCare}");
        if (explanation.SeeSomeone is { } someone)
        {
            page.Text($"When to see someone: {someone}");
        }
    }

    private static string Words(Argument argument) =>
        argument.Status == CheckStatus.FromMemory ? $"{argument.Text} (not counted: the source is remembered, not checked)" : argument.Text;

    private static string LeaningWords(Leaning leaning) => leaning switch
    {
        Leaning.Towards => "point towards it",
        Leaning.Away => "point away from it",
        Leaning.Balanced => "speak as much for it as against it",
        _ => "neither speak for it nor against it yet",
    };

    private static void WriteNext(CheckupResult result, Page page)
    {
        if (result.NextScreen is { } next)
        {
            page.Heading(next.InQuickCheck ? "Next" : "When you like");
            page.Text(next.Reason);
        }
    }

    private static void WriteBaseline(CheckupResult result, Page page)
    {
        if (result.Baseline.IsEmpty)
        {
            return;
        }

        page.Heading("Where you stand, for the re-check");
        foreach (var outcome in result.Baseline)
        {
            page.Item($"{outcome.Name}: {outcome.Value}{(outcome.SmallestChange is null ? "" : $" (smallest change that counts: {outcome.SmallestChange})")}", 2);
        }
    }

    private static void WriteList(Page page, string title, IReadOnlyCollection<string> items)
    {
        if (items.Count > 0)
        {
            page.Text(title);
            foreach (var item in items)
            {
                page.Item(item);
            }
        }
    }
}
