using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Events;
using Hipwise.Motion.Landmarks;

namespace Hipwise.Motion.Screens;

/// <summary>The takes of one side of a screen that are filmed one after the other, and read together: their tries count alike, wherever they were done.</summary>
public sealed class TakeSet
{
    private readonly CameraRules rules;
    private readonly Screen screen;
    private readonly Side? side;
    private readonly List<SeenTake> takes = [];

    /// <summary>Begins without a take.</summary>
    /// <param name="knowledge">What is known.</param>
    /// <param name="screen">One with a camera part.</param>
    /// <param name="side">The side tested; null only for screens without sides.</param>
    /// <exception cref="ArgumentException">The screen is not filmed, or has sides and none is given.</exception>
    public TakeSet(KnowledgeBase knowledge, Screen screen, Side? side)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(screen);
        if (screen.Camera is null)
        {
            throw new ArgumentException($"The screen '{screen.Id}' is not filmed.", nameof(screen));
        }

        if (screen.PerSide && side is null)
        {
            throw new ArgumentException($"The screen '{screen.Id}' tests one side at a time; say which.", nameof(side));
        }

        (rules, this.screen, this.side) = (knowledge.Camera, screen, screen.PerSide ? side : null);
    }

    /// <summary>How many takes there are, usable or not.</summary>
    public int Count => takes.Count;

    /// <summary>Adds a take.</summary>
    /// <returns>What this take alone tells.</returns>
    public ScreenReading Add(LandmarkTake take)
    {
        takes.Add(ScreenAnalysis.Look(take.IsMeasured ? rules.ForMarkers() : rules, screen, side, take));
        return ScreenAnalysis.Read(screen, side, [takes[^1]]);
    }

    /// <summary>Forgets the last take; without one nothing happens.</summary>
    public void RemoveLast()
    {
        if (takes.Count > 0)
        {
            takes.RemoveAt(takes.Count - 1);
        }
    }

    /// <summary>What all usable takes tell together; where none is, what the last one lacks.</summary>
    /// <exception cref="InvalidOperationException">There is no take.</exception>
    public ScreenReading Read()
    {
        if (takes.Count == 0)
        {
            throw new InvalidOperationException("There is no take to read.");
        }

        var usable = takes.FindAll(take => take.IsUsable);
        return ScreenAnalysis.Read(screen, side, usable.Count > 0 ? usable : [takes[^1]]);
    }
}

/// <summary>A take made ready for reading.</summary>
/// <param name="Rules">How it is read: a camera's takes and a laboratory's have their own errors.</param>
/// <param name="Quality">What it had to fulfil.</param>
/// <param name="Film">Its points; null where nobody was seen.</param>
/// <param name="Tries">Its tries; none where it is not usable.</param>
/// <param name="Coverage">Share of the frames with a person in which the points could be read, 0-1.</param>
/// <param name="Repaired">Frames in which exchanged legs were put right.</param>
/// <param name="Refused">Frames left out because left and right could not be told apart.</param>
internal sealed record SeenTake(
    CameraRules Rules, ImmutableArray<QualityVerdict> Quality, Film? Film, List<TryFrames> Tries, double Coverage, int Repaired, int Refused)
{
    public bool IsUsable => Film is not null && Quality.All(verdict => verdict.Ok);
}
