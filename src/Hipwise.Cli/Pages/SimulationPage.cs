using System.Globalization;
using Hipwise.Care.Movements;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Cli.Pages;

/// <summary>A simulated exercise in plain words and tables.</summary>
internal static class SimulationPage
{
    // What is less than this is left out of the tables; the JSON has all.
    private const double LeastActivation = 0.05;
    private const double LeastMoment = 2;
    private const double LeastShare = 0.03;
    private const int MostShares = 6;

    public static void Write(SimulationReport report, SimulatedExercise simulated, KnowledgeBase knowledge, TextWriter writer)
    {
        var (page, demands) = (new Page(writer), simulated.Demands);
        page.Heading($"{report.Name} ({report.Exercise})");
        page.Text(Person(report, simulated, knowledge));
        foreach (var sentence in Verdict(demands))
        {
            page.Text(sentence);
        }

        page.Title("Phases");
        foreach (var (i, phase) in demands.Phases.Index())
        {
            page.Item(Invariant($"{i + 1}: {Way(phase)}, {phase.From:0.#} to {phase.To:0.#} s"));
        }

        WriteMuscles(demands, knowledge, page, writer);
        WriteJoints(demands, knowledge, page);
        WriteWork(demands, page, writer);
        WriteSupports(demands, page, writer);
        page.Title("About");
        page.Text("A model's answer, not a measurement: muscles share the load so that the sum of their squared activations is least. "
            + $"Knowledge {report.KnowledgeVersion}; how far to trust it: docs/validation/movements.md.");
    }

    private static string Person(SimulationReport report, SimulatedExercise simulated, KnowledgeBase knowledge)
    {
        var request = report.Request;
        var height = request.Person?.Height ?? (knowledge.Movements.Person.HeightCentimetres / 100);
        var parts = new List<string>
        {
            Invariant($"{(request.Person is null ? "Reference person" : "Person")} of {height:0.00} m and {simulated.Body.Segments.Sum(segment => segment.Mass):0.#} kg"),
            FigureVariant.WorkingSides(simulated.Figure) is [var side] ? $"working on the {side.Word()}" : "both sides at work",
        };
        parts.AddRange(simulated.Movement.Masses.GroupBy(mass => mass.Name.Split(' ')[0], StringComparer.Ordinal)
            .Select(group => Invariant($"{group.Key} of {group.Sum(mass => mass.Kilograms):0.#} kg")));
        parts.AddRange(request.Weakened.Select(weak => Invariant(
            $"{Name(weak.Muscle, knowledge).ToLowerInvariant()}{(weak.Side is { } one ? $" on the {one.Word()}" : "")} at most at {100 * weak.Capacity:0} %")));
        var variant = knowledge.Movements.Variants.FirstOrDefault(one => one.Id == request.Variant);
        return string.Join(", ", parts) + "." + (variant is null ? "" : $" {variant.Name}: {variant.About}");
    }

    private static IEnumerable<string> Verdict(MovementDemands demands)
    {
        if (demands.IsCarried)
        {
            yield return "Muscles and supports carry every moment of it.";
        }

        if (demands.Shortfall is { } gap)
        {
            var where = gap.JointName is null ? "for the body as a whole" : $"at the {(gap.Side is { } side ? $"{side.Word()} " : "")}{gap.JointName}";
            var unit = gap.IsMoment ? "N·m" : "N or N·m";
            yield return Invariant($"More than this body can: at {gap.Time:0.00} s (phase {gap.Phase + 1}) {gap.Missing:0.0} {unit} are missing {where}. ")
                + "What follows is as near as muscles and supports come.";
        }

        if (demands.Misses.Length > 0)
        {
            yield return $"The posture could not meet everything ({demands.Misses.Length} times): {demands.Misses[0]}.";
        }
    }

    private static void WriteMuscles(MovementDemands demands, KnowledgeBase knowledge, Page page, TextWriter writer)
    {
        page.Title("Muscles and regions (activation in % of full)");
        var table = new TextTable("Muscle", "peak left", "right", "phase", "mean left", "right", "N left", "right", "fibre");
        foreach (var pair in demands.Muscles.GroupBy(muscle => muscle.Muscle).Where(pair => pair.Max(one => one.Peak) >= LeastActivation)
            .OrderByDescending(pair => pair.Max(one => one.Peak)))
        {
            var (left, right) = (pair.First(one => one.Side == Side.Left), pair.First(one => one.Side == Side.Right));
            var top = left.Peak > right.Peak ? left : right;
            table.Add(
                Name(pair.Key, knowledge), Percent(left.Peak), Percent(right.Peak), $"{top.PeakPhase + 1}", Percent(left.Mean), Percent(right.Mean),
                Invariant($"{left.PeakForce:0}"), Invariant($"{right.PeakForce:0}"), Invariant($"{top.LongestFiber:0.00}"));
        }

        table.Write(writer, 4);
        page.Text("phase: where it is highest. fibre: longest, in optimal lengths.", 4);
    }

    private static void WriteJoints(MovementDemands demands, KnowledgeBase knowledge, Page page)
    {
        page.Title("Joint moments at their largest, and who bears them in that phase");
        foreach (var joint in demands.Joints)
        {
            var phase = joint.Phases[joint.PeakPhase];
            if (Math.Abs(phase.Peak) >= LeastMoment)
            {
                var shares = phase.Shares.Where(share => share.Share >= LeastShare).Take(MostShares)
                    .Select(share => Invariant($"{SideOf(joint, share)}{NameIn(share, knowledge)} {100 * share.Share:0} %"));
                var does = phase.Peak < 0 ? joint.Moment.Minus : joint.Moment.Plus;
                page.Item(Invariant($"{Before(joint.Side)}{does} {Math.Abs(phase.Peak):0.0} N·m (phase {joint.PeakPhase + 1}): {string.Join("; ", shares)}"));
            }
        }
    }

    private static void WriteWork(MovementDemands demands, Page page, TextWriter writer)
    {
        page.Title("Work of muscles (J)");
        var table = new TextTable("Joint", "done", "taken up", "share of what is done");
        foreach (var work in demands.Work)
        {
            table.Add(
                Before(work.Side) + work.JointName, Invariant($"{work.Positive:0.0}"), Invariant($"{-work.Negative:0.0}"), Percent(work.PositiveShare) + " %");
        }

        table.Write(writer, 4);
    }

    private static void WriteSupports(MovementDemands demands, Page page, TextWriter writer)
    {
        page.Title("What carries the body (mean force upward in N)");
        var table = new TextTable(["Part", .. demands.Phases.Select((_, i) => $"phase {i + 1}")]);
        foreach (var support in demands.Supports)
        {
            table.Add([Before(support.Side) + support.Part, .. support.Phases.Select(phase => Invariant($"{phase.MeanUp:0}"))]);
        }

        table.Write(writer, 4);
    }

    private static string Way(MovementPhase phase) => phase.Way switch
    {
        PhaseWay.Hold => $"hold ({phase.Caption})",
        PhaseWay.Back => $"back ({phase.Caption})",
        _ => phase.Caption,
    };

    private static string SideOf(JointDemand joint, MomentShare share) => joint.Side is null ? Before(share.Side) : "";

    private static string Before(Side? side) => side is { } one ? $"{one.Word()} " : "";

    private static string NameIn(MomentShare share, KnowledgeBase knowledge) => share.Muscle is { } muscle ? Name(muscle, knowledge).ToLowerInvariant() : "others";

    private static string Name(string muscle, KnowledgeBase knowledge) => knowledge.Muscles.TryGetValue(muscle, out var known) ? known.Name
        : knowledge.MuscleGroups.FirstOrDefault(group => group.Id == muscle)?.Name ?? muscle;

    private static string Percent(double value) => Invariant($"{100 * value:0}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
