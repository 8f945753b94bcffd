using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Hipwise.Body.Model;
using Hipwise.Body.Recruitment;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Movements;

/// <summary>Works out what every drawn movement asks of the muscles, as the table that the knowledge keeps.</summary>
public static class DemandFile
{
    // A muscle that is asked for less is left out.
    private const double LeastActivation = 0.05;

    // Sides that differ by less count as alike.
    private const double Alike = 0.02;
    private const int Frames = 40;

    /// <summary>Writes the table; the same knowledge gives the same bytes.</summary>
    /// <param name="knowledge">With its figures.</param>
    /// <param name="body">The body model.</param>
    /// <param name="hash">Of what it is worked out from: <see cref="ModelDemands.HashOf"/>.</param>
    /// <param name="threads">How many figures at a time, 1 or more.</param>
    /// <param name="progress">From 0 to 1; or null.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="ModelException">The body model does not fit the knowledge.</exception>
    public static byte[] Write(KnowledgeBase knowledge, ModelDescription body, string hash, int threads, IProgress<double>? progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        string[] figures = [.. knowledge.Figures.Keys.Order(StringComparer.Ordinal)];
        var (lines, done) = (new string[figures.Length], 0);
        Parallel.For(0, figures.Length, new() { MaxDegreeOfParallelism = threads, CancellationToken = stop }, i =>
        {
            lines[i] = Lines(ExerciseSimulation.Run(knowledge, body, knowledge.Figures[figures[i]], new() { Frames = Frames }));
            progress?.Report(Interlocked.Increment(ref done) / (double)figures.Length);
        });
        var table = $"# model {hash}; what the body model says, written by 'hipwise body build': not to be edited\nfigure,side,muscle,peak,mean,phase,newtons,missing,unmet\n";
        return Encoding.UTF8.GetBytes(table + string.Concat(lines));
    }

    private static string Lines(SimulatedExercise simulated)
    {
        var (demands, working) = (simulated.Demands, FigureVariant.WorkingSides(simulated.Figure));
        var missing = demands.Shortfall is { IsMoment: true } gap ? Text(gap.Missing, 2) : "";
        var failed = demands.Misses.Length + simulated.Result.Frames.Count(frame => frame.Status != RecruitmentStatus.Solved);
        var unmet = failed == 0 ? "" : Text(failed, 0);
        var rows = demands.Muscles.GroupBy(muscle => muscle.Muscle).SelectMany(pair => Rows(pair, working)).Where(row => row.Demand.Peak >= LeastActivation)
            .OrderByDescending(row => Math.Round(row.Demand.Peak, 3)).ThenBy(row => row.Demand.Muscle, StringComparer.Ordinal)
            .ThenBy(row => row.Side, StringComparer.Ordinal).ToList();
        return rows.Count == 0
            ? $"{simulated.Figure.Id},,,,,,,{missing},{unmet}\n"
            : string.Concat(rows.Select(row => $"{simulated.Figure.Id},{row.Side},{row.Demand.Muscle},{Text(Math.Min(1, row.Demand.Peak), 3)},"
                + $"{Text(Math.Min(1, row.Demand.Mean), 3)},{row.Demand.PeakPhase + 1},{Text(row.Demand.PeakForce, 0)},{missing},{unmet}\n"));
    }

    // Both sides at work are told by the one that is asked for more.
    private static IEnumerable<(string Side, MuscleDemand Demand)> Rows(IEnumerable<MuscleDemand> pair, ImmutableArray<Side> working)
    {
        var (first, second) = (pair.First(), pair.Last());
        if (working.Length > 1 || Math.Abs(first.Peak - second.Peak) < Alike)
        {
            return [("both", first.Peak > second.Peak + Alike ? first : second)];
        }

        return [.. pair.Select(one => (working.Contains(one.Side) ? "working" : "other", one))];
    }

    private static string Text(double value, int digits) => Math.Round(value, digits).ToString(CultureInfo.InvariantCulture);
}
