using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Simulation.Movements;

namespace Hipwise.Care.Movements;

/// <summary>Makes a movement of the body model from the figure that shows an exercise or screen: its poses one after the other and back again,
/// what it rests on and touches, what it carries.</summary>
public static class FigureMovement
{
    private const double Degree = Math.PI / 180;
    private const double Centimetre = 0.01;

    private const string Wall = "wall";
    private const string Floor = "floor";

    /// <summary>Makes it.</summary>
    /// <param name="figure">The figure; mirrored where the other side works.</param>
    /// <param name="rules">What the figure's joints, parts and props are on the model.</param>
    /// <param name="body">The body model; its markers are its landmarks.</param>
    /// <param name="kilograms">By the kind of a prop, in place of the usual weight.</param>
    /// <param name="pace">How fast it goes; null for the rules' own pace.</param>
    /// <exception cref="ModelException">The body lacks a landmark that the figure needs.</exception>
    public static Movement Create(
        MovementFigure figure, MovementRules rules, ModelDescription body, IReadOnlyDictionary<string, double> kilograms, MovementPace? pace = null)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(kilograms);
        var landmarks = new FigureLandmarks(body, rules, figure.Id);
        pace ??= new(rules.MoveSeconds, rules.HoldSeconds, rules.MoveSeconds);
        var order = Order(figure.Poses.Length, pace.Hold > 0);
        var presses = order.Select(step => Presses(figure.Poses[step.Pose], rules, landmarks)).ToImmutableArray();
        var props = figure.Poses[figure.Main].Props;
        var strides = rules.Strides.Contains(figure.Id);
        return new(figure.Id, KeyPoses(figure, rules, order, pace), Supports(presses, strides ? double.PositiveInfinity : rules.StepCentimetres))
        {
            PlacedBy = strides ? order.Select(step => step.Pose).ToList().IndexOf(figure.Main) : 0,
            Masses = [.. props.SelectMany(prop => landmarks.Masses(prop, kilograms))],
            Balances = figure.Poses.All(pose => rules.Parts.All(part => !part.Lies || part.Part != FigureJoints.WithoutSide(pose.Rest.Part))),
            Bands = [.. props.SelectMany(prop => landmarks.Bands(prop))],
        };
    }

    // There and back, with a hold where it turns; what is held all the time is one pose, twice.
    private static ImmutableArray<(int Pose, bool IsHold)> Order(int poses, bool holds)
    {
        if (poses == 1)
        {
            return [(0, false), (0, false)];
        }

        var there = Enumerable.Range(0, poses).Select(pose => (pose, false)).ToList();
        var back = Enumerable.Range(0, poses - 1).Reverse().Select(pose => (pose, false));
        return [.. there, .. holds ? [(poses - 1, true)] : Array.Empty<(int, bool)>(), .. back];
    }

    private static ImmutableArray<KeyPose> KeyPoses(
        MovementFigure figure, MovementRules rules, ImmutableArray<(int Pose, bool IsHold)> order, MovementPace pace)
    {
        var (poses, time) = (ImmutableArray.CreateBuilder<KeyPose>(), 0.0);
        for (var i = 0; i < order.Length; i++)
        {
            time += i == 0 ? 0 : order[i].IsHold ? pace.Hold : i < figure.Poses.Length ? pace.There : pace.Back;
            var pose = figure.Poses[order[i].Pose];
            poses.Add(new(time, figure.Captions[order[i].Pose], rules.Joints.SelectMany(joint => Angles(pose, joint))
                .ToImmutableDictionary(StringComparer.Ordinal)));
        }

        return poses.ToImmutable();
    }

    private static IEnumerable<KeyValuePair<string, double>> Angles(FigurePose pose, JointMapping joint)
    {
        var factor = joint.Factor * Degree;
        if (FigureJoints.IsCentral(joint.Joint))
        {
            yield return KeyValuePair.Create(joint.Coordinate, factor * pose.Angle(joint.Joint));
            yield break;
        }

        foreach (var side in (Side[])[Side.Left, Side.Right])
        {
            yield return KeyValuePair.Create($"{joint.Coordinate}_{FigureLandmarks.Letter(side)}", factor * pose.Angle(joint.Joint, side));
        }
    }

    // Every landmark that presses on something in a pose.
    private static ImmutableArray<Press> Presses(FigurePose pose, MovementRules rules, FigureLandmarks landmarks)
    {
        var presses = ImmutableArray.CreateBuilder<Press>();
        Add(pose.Rest.Part, pose.Rest.On, null, (pose.Rest.X, pose.Rest.Z ?? Stance(FigureJoints.SideOf(pose.Rest.Part))));
        foreach (var (limb, touch) in pose.Touches)
        {
            Add(limb, touch.On ?? Floor, touch.On is null ? touch.At[1] : null, touch.On is null ? (touch.At[0], touch.At.Length > 2 ? touch.At[2] : null) : null);
        }

        return presses.ToImmutable();

        double? Stance(Side? side) => side switch { Side.Left => -rules.StanceCentimetres, Side.Right => rules.StanceCentimetres, _ => null };

        void Add(string part, string on, double? height, (double X, double? Z)? place)
        {
            var surface = rules.Surfaces.FirstOrDefault(rule => rule.On == on);
            var resting = rules.Parts.FirstOrDefault(rule => rule.Part == FigureJoints.WithoutSide(part));
            if (surface is not null && resting is not null && !(height > resting.HighestCentimetres))
            {
                var plane = PlaneOf(pose, surface, height);
                presses.AddRange(landmarks.Press(resting, on, FigureJoints.SideOf(part), plane).Except(presses)
                    .Select(press => press with { Place = place, Slides = resting.Slides }));
            }
        }
    }

    private static Surface PlaneOf(FigurePose pose, SurfaceRule surface, double? height)
    {
        var prop = pose.Props.FirstOrDefault(prop => prop.Kind == surface.On);
        if (surface.On == Wall)
        {
            var (x, z) = (prop?.Number("x", 0) ?? 0, prop?.Number("z", 0) ?? 0);
            return new(Vec3.Zero, z != 0 ? -Math.Sign(z) * Vec3.UnitZ : (x > 0 ? -1 : 1) * Vec3.UnitX, surface.Friction);
        }

        var top = height ?? prop?.Number("height", surface.HeightCentimetres ?? 0) ?? surface.HeightCentimetres ?? 0;
        return new(top * Centimetre * Vec3.UnitY, Vec3.UnitY, surface.Friction);
    }

    // What presses in poses that follow each other is one support from the first of them to the last, unless it is put elsewhere: then it is
    // lifted on the way, or slides.
    private static ImmutableArray<Support> Supports(ImmutableArray<ImmutableArray<Press>> presses, double step)
    {
        var runs = new List<(Press Press, int From, int To)>();
        foreach (var press in presses.SelectMany(pose => pose).Distinct())
        {
            for (var from = 0; from < presses.Length; from++)
            {
                var to = from;
                var (last, moves) = (default(Press), false);
                for (; to < presses.Length && presses[to].FirstOrDefault(press.Equals) is { } now && (last is null || now.Slides || !now.IsStepFrom(last, step)); to++)
                {
                    moves |= last is not null && now.IsStepFrom(last, step);
                    last = now;
                }

                if (to - from >= 2)
                {
                    runs.Add((press with { Slides = moves }, from, to - 1));
                }

                from = Math.Max(from, to - 1);
            }
        }

        return [.. runs.GroupBy(run => (run.Press.Segment, run.Press.Surface, run.Press.Kind.IsLoose, run.Press.Slides, run.From, run.To)).Select(group => new Support(
            $"{group.Key.Segment} {string.Join(", ", group.Select(run => run.Press.Landmark))} {group.Key.From}{(group.Key.IsLoose ? " near" : "")}", group.Key.Segment,
            [.. group.Select(run => run.Press.Point)], group.Key.Surface)
        {
            IsLoose = group.Key.IsLoose, Slides = group.Key.Slides, From = group.Key.From, To = group.Key.To, IsPlacedByPose = group.Key.Surface.Normal.Y == 0,
            Gives = [.. group.SelectMany(run => run.Press.Gives).Distinct()],
        })];
    }
}

// A landmark that presses on a surface, and which coordinates give way to it.
internal sealed record Press(string Landmark, string Segment, Vec3 Point, Surface Surface, string Side, PressKind Kind)
{
    // Where it is put in the room (cm), as far as the figure says.
    public (double X, double? Z)? Place { get; init; }

    // Whether it keeps pressing while it is put elsewhere.
    public bool Slides { get; init; }

    public bool IsStepFrom(Press before, double step) => Place is { } here && before.Place is { } there
        && (Math.Abs(here.X - there.X) > step || (here.Z is { } z && there.Z is { } other && Math.Abs(z - other) > step));

    public IEnumerable<string> Gives => Kind.Gives.Select(coordinate => $"{coordinate}_{Side}");

    public bool Equals(Press? other) => other is not null && Landmark == other.Landmark && Surface == other.Surface && Kind.IsLoose == other.Kind.IsLoose;

    public override int GetHashCode() => HashCode.Combine(Landmark, Surface);
}

// Which coordinates give way to what presses, and whether it presses only where it happens to lie.
internal sealed record PressKind(ImmutableArray<string> Gives, bool IsLoose);
