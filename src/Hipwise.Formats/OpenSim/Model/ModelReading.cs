using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Model;

/// <summary>One model file on its way to a description.</summary>
internal sealed class ModelReading(Node root)
{
    private const int MostBodies = 10_000;

    private static readonly Vec3 Earth = new(0, -9.80665, 0);

    private readonly Frames frames = new(root);
    private readonly List<(string Segment, Node Node)> bodies = [];
    private readonly int version = root.Document.Version;

    public ModelDescription Read()
    {
        CheckUnits();
        var segments = Segments();
        CollectFrames();
        var joints = Joints(segments);
        var wraps = WrapObjects();
        var forces = Forces(wraps);
        var model = new ModelDescription(
            root.Name ?? "", root.Vector(Earth, "gravity"), segments, joints, Couplings(), wraps, forces.Muscles, forces.Actuators, Markers());
        ModelChecks.Check(root, model);
        return model;
    }

    private void CheckUnits()
    {
        Expect("length_units", "meters", "m", "meter", "metres");
        Expect("force_units", "N", "newtons", "newton");
    }

    private void Expect(string tag, string unit, params ReadOnlySpan<string> others)
    {
        var said = root.Word(tag);
        if (said is null || string.Equals(said, unit, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        foreach (var other in others)
        {
            if (string.Equals(said, other, StringComparison.OrdinalIgnoreCase))
            {
                return;
            }
        }

        root.Find(tag)!.Warn($"The unit is '{WarningLog.Shorten(said)}', but numbers are taken as {unit}, as OpenSim does.");
    }

    private ImmutableArray<SegmentDescription> Segments()
    {
        if (root.Find("Ground") is { } ground)
        {
            bodies.Add((ModelDescription.Ground, ground));
        }

        var segments = ImmutableArray.CreateBuilder<SegmentDescription>();
        foreach (var node in Set("BodySet"))
        {
            if (node.Tag is not "Body")
            {
                continue;
            }

            if (segments.Count == MostBodies)
            {
                throw node.Bad($"There are more than {MostBodies} bodies.");
            }

            var segment = SegmentPart.Read(node);
            bodies.Add((segment.Name, node));
            if (segment.Name is not ModelDescription.Ground)
            {
                frames.AddBody(segment.Name);
                segments.Add(segment);
            }
        }

        return segments.DrainToImmutable();
    }

    private void CollectFrames()
    {
        foreach (var (segment, node) in bodies)
        {
            frames.AddOffsets(node.Find("components"), segment is ModelDescription.Ground ? "/ground" : $"/bodyset/{segment}");
        }

        foreach (var joint in Set("JointSet"))
        {
            frames.AddOffsets(joint.Find("frames"), $"/jointset/{joint.Name}");
            frames.AddOffsets(joint.Find("components"), $"/jointset/{joint.Name}");
        }

        frames.AddOffsets(root.Find("ComponentSet"), "/componentset");
        frames.AddOffsets(root.Find("components"), "");
    }

    private ImmutableArray<JointDescription> Joints(ImmutableArray<SegmentDescription> segments)
    {
        var part = new JointPart(frames, version);
        var joints = ImmutableArray.CreateBuilder<JointDescription>();
        var held = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (segment, node) in bodies)
        {
            foreach (var joint in node.Find("Joint")?.Children ?? [])
            {
                Keep(part.ReadInside(joint, segment), joint);
            }
        }

        foreach (var joint in Set("JointSet"))
        {
            Keep(part.Read(joint), joint);
        }

        foreach (var segment in segments)
        {
            if (!held.Contains(segment.Name))
            {
                joints.Add(FreeJoint(segment.Name));
            }
        }

        return joints.DrainToImmutable();

        void Keep(JointDescription joint, Node node)
        {
            joints.Add(held.Add(joint.Child) ? joint : throw node.Bad($"The body '{WarningLog.Shorten(joint.Child)}' hangs on two joints; loops of joints are not supported."));
        }
    }

    // OpenSim lets a body without a joint float in the same way.
    private JointDescription FreeJoint(string segment)
    {
        root.Document.Warnings.AddOnce(root.Line, $"Body '{segment}'", "No joint holds this body; it may move freely against ground.");
        Vec3[] axes = [Vec3.UnitX, Vec3.UnitY, Vec3.UnitZ];
        var names = Enumerable.Range(0, 6).Select(i => $"free_{segment}_coord_{i}").ToArray();
        var all = names.Select((name, i) => new AxisDescription(axes[i % 3], name, ScalarFunction.Identity)).ToArray();
        var coordinates = names.Select((name, i) => new CoordinateDescription(name, i < 3, 0, -999999.9, 999999.9, false, false, null));
        return new JointDescription(
            $"free_{segment}", "FreeJoint", ModelDescription.Ground, segment, Transform.Identity, Transform.Identity, [.. coordinates], [.. all.Take(3)], [.. all.Skip(3)]);
    }

    private ImmutableArray<WrapObjectDescription> WrapObjects()
    {
        var wraps = ImmutableArray.CreateBuilder<WrapObjectDescription>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var holders = bodies.Select(body => (body.Node, Place: new FramePlace(body.Segment, Transform.Identity)))
            .Concat(frames.Offsets.Select(offset => (offset.Node, Place: frames.Find(offset.Node, "", offset.Path))));
        foreach (var (node, place) in holders)
        {
            foreach (var wrap in WrapPart.Read(node, place))
            {
                if (names.Add(wrap.Name))
                {
                    wraps.Add(wrap);
                }
                else
                {
                    node.Warn($"There are two surfaces '{WarningLog.Shorten(wrap.Name)}'; as in OpenSim, paths go around the first one.");
                }
            }
        }

        return wraps.DrainToImmutable();
    }

    private ImmutableArray<CouplingDescription> Couplings()
    {
        var couplings = ImmutableArray.CreateBuilder<CouplingDescription>();
        foreach (var node in Set("ConstraintSet"))
        {
            if (node.Tag is "CoordinateCouplerConstraint" && CouplingPart.Read(node) is { } coupling)
            {
                couplings.Add(coupling);
            }
        }

        return couplings.DrainToImmutable();
    }

    private (ImmutableArray<MuscleDescription> Muscles, ImmutableArray<ActuatorDescription> Actuators) Forces(ImmutableArray<WrapObjectDescription> wraps)
    {
        var muscles = ImmutableArray.CreateBuilder<MuscleDescription>();
        var actuators = ImmutableArray.CreateBuilder<ActuatorDescription>();
        var musclePart = new MusclePart(new PathPart(frames, wraps.Select(wrap => wrap.Name).ToHashSet(StringComparer.Ordinal)), version);
        var forcePart = new ForcePart((node, path) => frames.Find(node, "", path));
        foreach (var node in Set("ForceSet").Concat(Set("ActuatorSet")))
        {
            if (MusclePart.IsMuscle(node.Tag))
            {
                muscles.Add(musclePart.Read(node));
            }
            else if (!ForcePart.Applies(node))
            {
                node.UseAll();
                node.Warn("It is switched off in the file and is left out.");
            }
            else if (ForcePart.IsActuator(node.Tag))
            {
                actuators.Add(forcePart.Read(node));
            }
        }

        return (muscles.DrainToImmutable(), actuators.DrainToImmutable());
    }

    private ImmutableArray<MarkerDescription> Markers()
    {
        var markers = ImmutableArray.CreateBuilder<MarkerDescription>();
        foreach (var node in Set("MarkerSet"))
        {
            if (node.Tag is "Marker")
            {
                markers.Add(MarkerPart.Read(node, (asker, path) => frames.Find(asker, "", path)));
            }
        }

        return markers.DrainToImmutable();
    }

    private IEnumerable<Node> Set(string tag)
    {
        var set = root.Find(tag) ?? root.Find("DynamicsEngine")?.Find("SimbodyEngine")?.Find(tag);
        return set switch
        {
            null => [],
            { File: not null } => throw set.Bad($"Its content lies in another file, '{WarningLog.Shorten(set.File)}'; put it into this one."),
            _ => set.Objects(),
        };
    }
}
