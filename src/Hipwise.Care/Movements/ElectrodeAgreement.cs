using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Movements;

/// <summary>How far the model orders exercises as surface electrodes do: Spearman's correlation of the highest activation with what a study measured,
/// within each study, and the median of these.</summary>
/// <param name="Muscle">Id of the muscle.</param>
/// <param name="Studies">Each study with three exercises or more; those not held out first.</param>
/// <param name="Median">Over the studies.</param>
/// <param name="Low">Lower end of the 95 % interval of the median, studies and their exercises drawn anew.</param>
/// <param name="High">Its upper end.</param>
public sealed record ElectrodeAgreement(string Muscle, ImmutableArray<StudyAgreement> Studies, double Median, double Low, double High)
{
    private const int FewestExercises = 3;
    private const int Draws = 2000;
    private const double Tail = 0.025;

    /// <summary>Simulates the movements and compares, muscle by muscle.</summary>
    /// <param name="knowledge">Figures and rules.</param>
    /// <param name="body">The body model.</param>
    /// <param name="rows">What was measured.</param>
    /// <param name="frames">Moments of each movement.</param>
    /// <param name="random">Draws for the interval; the same seed gives the same interval.</param>
    /// <exception cref="SimulationRequestException">A row names a figure or muscle that is not there.</exception>
    public static ImmutableArray<ElectrodeAgreement> Calculate(
        KnowledgeBase knowledge, ModelDescription body, ImmutableArray<ElectrodeRow> rows, int frames, Random random)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(body);
        var demands = rows.Select(row => row.Figure).Distinct(StringComparer.Ordinal)
            .ToDictionary(figure => figure, figure => Simulate(figure), StringComparer.Ordinal);
        return [.. rows.GroupBy(row => row.Muscle).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Of(group.Key, group.Select(row =>
            new ElectrodePoint(row, Peak(row), demands[row.Figure].Shortfall?.Missing)), random))];

        MovementDemands Simulate(string figure) => ExerciseSimulation.Run(
            knowledge, body, RequestCheck.FindFigure(figure, knowledge), new ExerciseRequest { Frames = frames }).Demands;

        double Peak(ElectrodeRow row) => demands[row.Figure].Find(row.Muscle, row.Side)?.Peak
            ?? throw new SimulationRequestException($"The body model has no muscle of '{row.Muscle}', which '{row.Exercise}' of {row.Study} was measured at.");
    }

    /// <summary>Spearman's correlation: that of the ranks, alike values sharing theirs.</summary>
    /// <returns>-1 to 1, or NaN where one of the two never changes.</returns>
    public static double Correlate(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        double[] a = [.. Ranks(first)], b = [.. Ranks(second)];
        var mean = (a.Length + 1) / 2.0;
        double Sum(double[] x, double[] y) => x.Zip(y, (p, q) => (p - mean) * (q - mean)).Sum();
        return Sum(a, b) / Math.Sqrt(Sum(a, a) * Sum(b, b));
    }

    private static IEnumerable<double> Ranks(IReadOnlyList<double> values) =>
        values.Select(value => values.Count(other => other < value) + ((values.Count(other => other == value) + 1) / 2.0));

    private static ElectrodeAgreement Of(string muscle, IEnumerable<ElectrodePoint> points, Random random)
    {
        var studies = points.GroupBy(point => point.Row.Study).Where(study => study.Count() >= FewestExercises)
            .Select(study => new StudyAgreement(
                study.Key, study.First().Row.IsHeldOut, Correlate(study), Correlate(study.Where(point => point.Row.IsVerified)),
                [.. study.OrderByDescending(point => point.Row.MeanPercent)]))
            .OrderBy(study => study.IsHeldOut).ThenBy(study => study.Study, StringComparer.Ordinal).ToImmutableArray();
        var medians = Draw(studies, random);
        return new(muscle, studies, MedianOf(studies.Select(study => study.Correlation)), medians[(int)(Tail * medians.Count)], medians[(int)((1 - Tail) * medians.Count)]);
    }

    private static List<double> Draw(ImmutableArray<StudyAgreement> studies, Random random)
    {
        var medians = new List<double>();
        while (medians.Count < Draws)
        {
            var drawn = Enumerable.Range(0, studies.Length).Select(_ => studies[random.Next(studies.Length)].Points)
                .Select(points => Correlate(Enumerable.Range(0, points.Length).Select(_ => points[random.Next(points.Length)]))).Where(double.IsFinite).ToList();
            if (drawn.Count > 0)
            {
                medians.Add(MedianOf(drawn));
            }
        }

        medians.Sort();
        return medians;
    }

    private static double Correlate(IEnumerable<ElectrodePoint> points)
    {
        var all = points.ToList();
        return all.Count < FewestExercises ? double.NaN : Correlate([.. all.Select(point => point.Row.MeanPercent)], [.. all.Select(point => point.Peak)]);
    }

    private static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <summary>One study beside the model.</summary>
/// <param name="Study">Who measured.</param>
/// <param name="IsHeldOut">Whether it was set aside before anything was compared.</param>
/// <param name="Correlation">Of all its exercises that the model knows.</param>
/// <param name="VerifiedCorrelation">Of those alone whose numbers were seen in a publication; NaN for fewer than three.</param>
/// <param name="Points">The most active first.</param>
public sealed record StudyAgreement(string Study, bool IsHeldOut, double Correlation, double VerifiedCorrelation, ImmutableArray<ElectrodePoint> Points);

/// <summary>One exercise of a study beside the model.</summary>
/// <param name="Row">What was measured.</param>
/// <param name="Peak">The model's highest activation, 0 to 1, parts counted with their greatest force.</param>
/// <param name="Missing">What the model's body lacks for the movement (N·m or N), or null.</param>
public sealed record ElectrodePoint(ElectrodeRow Row, double Peak, double? Missing);
