using System.Collections.Immutable;
using System.Globalization;
using Hipwise.Body.Model;
using Hipwise.Simulation.Building;

namespace Hipwise.Simulation.Acceptance;

/// <summary>Whether moment arms run smoothly over the whole range, and are what the lengths say.</summary>
internal static class ContinuityChecks
{
    private const double SlopeStep = 0.02;
    private const int RandomPoses = 40;

    // Up to three coordinates are swept with the others at five levels, up to four at three; beyond that one other at a time.
    private const int MostAtFiveLevels = 3;
    private const int MostAtThreeLevels = 4;

    public static ImmutableArray<CheckLine> Run(BodyModel model, BodyReference reference)
    {
        var whole = new PosedBody(model);
        var right = Enumerable.Range(0, model.Muscles.Length).Where(m => Mirror.IsRight(model.Muscles[m]))
            .GroupBy(m => string.Join(' ', Crossed(whole, m)), StringComparer.Ordinal).ToList();
        var worst = new List<(string Muscle, double Jump, string Where)>();
        foreach (var group in right)
        {
            worst.AddRange(Sweep(model, group.Key.Split(' '), [.. group.Select(m => model.Muscles[m])]));
        }

        var bar = reference.Bars["jump", "mm/deg"];
        var most = worst.MaxBy(pair => pair.Jump);
        return
        [
            new(
                "No moment arm jumps, anywhere in the range", Text($"{bar:G} mm per degree"), Text($"{most.Jump:F2} ({most.Muscle}, {most.Where})"), most.Jump <= bar,
                [.. worst.Where(pair => pair.Jump > bar).OrderByDescending(pair => pair.Jump).Select(pair => Text($"{pair.Muscle}: {pair.Jump:F2} mm at {pair.Where}"))]),
            Slopes(whole, reference),
        ];
    }

    // Coordinates that change a muscle's length, by name, in the model's order.
    private static IEnumerable<string> Crossed(PosedBody body, int muscle)
    {
        var found = new SortedSet<int>();
        foreach (var share in (double[])[0.2, 0.5, 0.8])
        {
            body.Reset();
            for (var c = 0; c < body.Model.CoordinateCount; c++)
            {
                var (low, high) = Range(body.Model, c);
                body.Set(c, low + (share * (high - low)));
            }

            body.Update();
            found.UnionWith(Enumerable.Range(0, body.Model.CoordinateCount).Where(c => Math.Abs(body.Arm(muscle, c)) > 1e-9));
        }

        return found.Select(c => body.Model.Coordinates[c].Name);
    }

    private static IEnumerable<(string Muscle, double Jump, string Where)> Sweep(BodyModel model, string[] coordinates, HashSet<string> muscles)
    {
        var part = BodyModel.Compile(model.Description with { Muscles = [.. model.Description.Muscles.Where(muscle => muscles.Contains(muscle.Name))] });
        var body = new PosedBody(part);
        int[] numbers = [.. coordinates.Select(body.Coordinate)];
        var worst = new (double Jump, string Where)[part.Muscles.Length];
        var now = new double[part.Muscles.Length * numbers.Length];
        foreach (var swept in numbers)
        {
            foreach (var levels in Levels(part, [.. numbers.Where(c => c != swept)]))
            {
                SweepOnce(body, numbers, swept, levels, now, worst);
            }
        }

        return worst.Select((pair, m) => (part.Muscles[m], pair.Jump, pair.Where));
    }

    private static void SweepOnce(PosedBody body, int[] numbers, int swept, List<(int Coordinate, double Angle)> levels, double[] before, (double Jump, string Where)[] worst)
    {
        var (low, high) = Range(body.Model, swept);
        for (var angle = Math.Ceiling(low); angle <= high; angle++)
        {
            body.Reset();
            levels.ForEach(level => body.Set(level.Coordinate, level.Angle));
            body.Set(swept, angle);
            body.Update();
            for (var i = 0; i < before.Length; i++)
            {
                var (m, c) = (i / numbers.Length, numbers[i % numbers.Length]);
                var arm = body.Arm(m, c);
                if (angle > Math.Ceiling(low) && Math.Abs(arm - before[i]) > worst[m].Jump)
                {
                    var others = string.Join(", ", levels.Select(level => Text($"{body.Model.Coordinates[level.Coordinate].Name} {level.Angle:F0}°")));
                    worst[m] = (Math.Abs(arm - before[i]), Text($"{body.Model.Coordinates[swept].Name} {angle:F0}°{(others.Length > 0 ? $" with {others}" : "")}"));
                }

                before[i] = arm;
            }
        }
    }

    private static IEnumerable<List<(int Coordinate, double Angle)>> Levels(BodyModel model, int[] others)
    {
        double[] shares = others.Length < MostAtFiveLevels ? [0, 0.25, 0.5, 0.75, 1] : [0, 0.5, 1];
        if (others.Length < MostAtThreeLevels)
        {
            IEnumerable<List<(int, double)>> all = [[]];
            return others.Aggregate(all, (sets, c) => sets.SelectMany(set => shares.Select(share => (List<(int, double)>)[.. set, (c, At(model, c, share))])));
        }

        return others.SelectMany(c => shares.Select(share => (List<(int, double)>)[(c, At(model, c, share))]));
    }

    private static double At(BodyModel model, int coordinate, double share)
    {
        var (low, high) = Range(model, coordinate);
        return low + (share * (high - low));
    }

    private static (double Low, double High) Range(BodyModel model, int coordinate)
    {
        var (low, high) = (model.Coordinates[coordinate].Minimum, model.Coordinates[coordinate].Maximum);
        return model.Coordinates[coordinate].IsRotational ? (Math.Round(low / Units.Degree, 9), Math.Round(high / Units.Degree, 9)) : (0, 0);
    }

    // Poses of a fixed sequence that fills the range evenly.
    private static CheckLine Slopes(PosedBody body, BodyReference reference)
    {
        var (bar, worst, where) = (reference.Bars["derivative", "mm"], 0.0, "");
        for (var pose = 1; pose <= RandomPoses; pose++)
        {
            for (var c = 0; c < body.Model.CoordinateCount; c++)
            {
                if (!body.Model.Coordinates[c].IsRotational || body.Model.Table.Leader[c] >= 0)
                {
                    continue;
                }

                var differences = Differences(body, pose, c);
                for (var m = 0; m < differences.Length; m++)
                {
                    (worst, where) = differences[m] > worst ? (differences[m], $"{body.Model.Muscles[m]}, {body.Model.Coordinates[c].Name}") : (worst, where);
                }
            }
        }

        return new("Every moment arm is the slope of its length", Text($"{bar:G} mm over {RandomPoses} poses"), Text($"{worst:G2} mm ({where})"), worst <= bar, []);
    }

    private static double[] Differences(PosedBody body, int pose, int coordinate)
    {
        var centre = Place(body, pose);
        body.Update();
        var count = body.Forces.Length;
        double[] arms = [.. Enumerable.Range(0, count).Select(m => body.Arm(m, coordinate))];
        body.Set(coordinate, centre[coordinate] + SlopeStep);
        body.Update();
        double[] above = [.. Enumerable.Range(0, count).Select(body.Length)];
        body.Set(coordinate, centre[coordinate] - SlopeStep);
        body.Update();
        return [.. Enumerable.Range(0, count).Select(m => Math.Abs(arms[m] + (1000 * (above[m] - body.Length(m)) / (2 * SlopeStep * Units.Degree))))];
    }

    private static double[] Place(PosedBody body, int pose)
    {
        body.Reset();
        var place = new double[body.Model.CoordinateCount];
        for (var c = 0; c < place.Length; c++)
        {
            // Kronecker's sequence: multiples of an irrational number of each coordinate's own.
            var share = (pose * Math.Sqrt(c + 2.0 + (0.5 * c))) % 1;
            place[c] = At(body.Model, c, 0.02 + (0.96 * share));
            body.Set(c, place[c]);
        }

        return place;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
