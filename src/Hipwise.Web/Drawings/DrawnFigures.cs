using System.Collections.Concurrent;
using Hipwise.Knowledge;

namespace Hipwise.Web.Drawings;

/// <summary>Every pose is drawn once: the knowledge never changes while the program runs, and a page shows dozens of them.</summary>
public sealed class DrawnFigures
{
    private readonly ConcurrentDictionary<(MovementFigure Figure, int Pose, string Title), string> drawn = new(new SameFigure());

    /// <summary>The SVG of one pose.</summary>
    /// <param name="figure">The movement.</param>
    /// <param name="pose">Index of the pose.</param>
    /// <param name="title">What it shows, said to those who do not see it.</param>
    public string Svg(MovementFigure figure, int pose, string title) =>
        drawn.GetOrAdd((figure, pose, title), static key => new FigureDrawing(key.Figure).Draw(key.Pose, key.Title));

    // A figure is one object of the knowledge; comparing its content would cost more than drawing it.
    private sealed class SameFigure : IEqualityComparer<(MovementFigure Figure, int Pose, string Title)>
    {
        public bool Equals((MovementFigure Figure, int Pose, string Title) one, (MovementFigure Figure, int Pose, string Title) other) =>
            ReferenceEquals(one.Figure, other.Figure) && one.Pose == other.Pose && one.Title == other.Title;

        public int GetHashCode((MovementFigure Figure, int Pose, string Title) key) =>
            HashCode.Combine(key.Figure.Id.GetHashCode(StringComparison.Ordinal), key.Pose, key.Title.GetHashCode(StringComparison.Ordinal));
    }
}
