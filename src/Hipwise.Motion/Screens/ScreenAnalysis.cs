using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Angles;
using Hipwise.Motion.Events;
using Hipwise.Motion.Landmarks;
using Hipwise.Motion.Quality;

namespace Hipwise.Motion.Screens;

/// <summary>From a take to the measures of a screen.</summary>
public static class ScreenAnalysis
{
    /// <summary>Checks the take, and reads the screen's measures from it when it is good enough.</summary>
    /// <param name="knowledge">What is known.</param>
    /// <param name="screen">One with a camera part.</param>
    /// <param name="side">The side tested; null only for screens without sides.</param>
    /// <param name="take">What the camera saw.</param>
    /// <exception cref="ArgumentException">The screen is not filmed, or has sides and none is given.</exception>
    public static ScreenReading Run(KnowledgeBase knowledge, Screen screen, Side? side, LandmarkTake take) => new TakeSet(knowledge, screen, side).Add(take);

    /// <summary>Makes a take ready and finds its tries.</summary>
    /// <param name="rules">How takes are read.</param>
    /// <param name="screen">One with a camera part.</param>
    /// <param name="side">The side tested, or null.</param>
    /// <param name="take">What the camera saw.</param>
    internal static SeenTake Look(CameraRules rules, Screen screen, Side? side, LandmarkTake take)
    {
        var checks = new TakeChecks(rules, take);
        var quality = checks.OfTake(screen.Camera!);
        if (TrackBuilder.Build(take, rules) is not { } tracks)
        {
            return new(rules, quality, null, [], 0, 0, 0);
        }

        var distance = take.IsMeasured ? double.PositiveInfinity : screen.Camera!.DistanceM / rules.LegM;
        var film = Film.Of(tracks, screen.Camera!, side ?? NearerSide(take), distance);
        quality = quality.AddRange(checks.OfBody(tracks, film.Body, screen.Camera!, film.StanceSeries));
        var seen = new SeenTake(rules, quality, film, [], TakeChecks.CoverageOf(tracks, film.Body, screen.Camera!), tracks.Repaired, tracks.Refused);
        return seen.IsUsable ? seen with { Tries = TriesOf(rules, screen, film) } : seen;
    }

    private static List<TryFrames> TriesOf(CameraRules rules, Screen screen, Film film)
    {
        var camera = screen.Camera!;
        var stance = film.Stance.Length == 0 ? 0 : film.Body.Calculate(camera.Tries.Quantity, film.Stance);
        var tries = new TryFinder(camera.Tries, rules.Repetitions).Find(film.Series, film.Tracks.Step, stance);
        if (screen.TimerSeconds is { } seconds && tries.Count > 0)
        {
            tries.RemoveAll(one => (one.Start - tries[0].Start) * film.Tracks.Step > seconds);
        }

        return tries;
    }

    /// <summary>Reads the screen's measures from takes that are good enough, or says of all that the one take was not.</summary>
    /// <param name="screen">One with a camera part.</param>
    /// <param name="side">The side tested, or null.</param>
    /// <param name="takes">One that is not usable, or any number of usable ones.</param>
    internal static ScreenReading Read(Screen screen, Side? side, IReadOnlyList<SeenTake> takes)
    {
        var (rules, usable) = (takes[^1].Rules, takes.All(take => take.IsUsable));
        ReadTake Ready(SeenTake take) => new(new PartReader(take.Film!.Tracks, take.Film.Body, rules, take.Film.Stance), take.Tries);
        var reader = new ValueReader(rules, [.. takes.Where(_ => usable).Select(Ready)], screen);
        var values = screen.Camera!.Reads
            .Select(read => (read.IsMeasure, Value: usable ? reader.Read(read) : ValueReader.Missing(read, rules, "quality"))).ToList();
        return new ScreenReading(
            screen.Id, side, takes[^1].Quality, [.. takes.SelectMany(take => take.Tries.Select(one => one.ToFound(take.Film!.Tracks)))],
            [.. values.Where(one => one.IsMeasure).Select(one => one.Value)], [.. values.Where(one => !one.IsMeasure).Select(one => one.Value)],
            takes.Average(take => take.Coverage), takes.Sum(take => take.Repaired), takes.Sum(take => take.Refused));
    }

    // The side whose leg is in sight more often.
    private static Side NearerSide(LandmarkTake take)
    {
        var sum = 0.0;
        for (var frame = 0; frame < take.FrameCount; frame++)
        {
            var image = take.ImageOf(frame);
            for (var left = Landmark.LeftHip; left <= Landmark.LeftAnkle; left += 2)
            {
                var difference = image[(4 * (int)left) + 3] - image[(4 * ((int)left + 1)) + 3];
                sum += float.IsNaN(difference) ? 0 : difference;
            }
        }

        return sum >= 0 ? Side.Left : Side.Right;
    }
}
