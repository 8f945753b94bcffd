using System.Text;
using System.Xml;
using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim.Model;
using Hipwise.Formats.Text;

namespace Hipwise.Formats.OpenSim;

/// <summary>Writes models as OpenSim 4 reads them (XML layout 40000). Numbers are exact when read back, angles of frames to 1e-15.</summary>
public static class OsimWriter
{
    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">The file, which is replaced when it is there.</param>
    /// <param name="model">Its names must be such as XML can hold.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteFile(string path, ModelDescription model) => NewFile.Write(path, stream => Write(stream, model));

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">Where the text goes.</param>
    /// <param name="model">Its names must be such as XML can hold.</param>
    public static void Write(Stream stream, ModelDescription model)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, IndentChars = "\t", Encoding = new UTF8Encoding(false), NewLineChars = "\n" });
        var text = new OsimText(xml);
        text.Open("OpenSimDocument");
        xml.WriteAttributeString("Version", "40000");
        text.Open("Model", model.Name);
        Bodies(text, model);
        Joints(text, model);
        text.Set("ConstraintSet", "constraintset", model.Couplings, coupling => ForceText.Coupling(text, coupling));
        var forces = new ForceText(text, model);
        text.Open("ForceSet", "forceset");
        text.Open("objects");
        model.Muscles.ToList().ForEach(forces.Muscle);
        model.Actuators.ToList().ForEach(forces.Actuator);
        text.Close(2);
        text.Set("MarkerSet", "markerset", model.Markers, marker => Marker(text, marker));
        text.Close(2);
    }

    private static void Bodies(OsimText text, ModelDescription model)
    {
        var wraps = model.WrapObjects.ToLookup(wrap => wrap.Segment, StringComparer.Ordinal);
        text.Open("Ground", ModelDescription.Ground);
        Wraps(text, wraps[ModelDescription.Ground]);
        text.Close();
        text.Value("gravity", model.Gravity);
        text.Value("length_units", "meters");
        text.Value("force_units", "N");
        text.Set("BodySet", "bodyset", model.Segments, segment =>
        {
            text.Open("Body", segment.Name);
            Wraps(text, wraps[segment.Name]);
            text.Value("mass", segment.Mass);
            text.Value("mass_center", segment.MassCenter);
            var (x, y, z) = segment.Inertia;
            text.Value("inertia", [x.X, y.Y, z.Z, x.Y, x.Z, y.Z]);
            text.Close();
        });
    }

    private static void Wraps(OsimText text, IEnumerable<WrapObjectDescription> wraps) => text.Set("WrapObjectSet", "wrapobjectset", wraps, wrap =>
    {
        text.Open($"Wrap{wrap.Shape.GetType().Name}", wrap.Name);
        text.Value("active", wrap.IsActive);
        text.Value("xyz_body_rotation", OsimText.Angles(wrap.Frame.R));
        text.Value("translation", wrap.Frame.P);
        text.Value("quadrant", wrap.QuadrantSign == 0 ? "all" : $"{(wrap.QuadrantSign < 0 ? "-" : "")}{"xyz"[wrap.QuadrantAxis]}");
        switch (wrap.Shape)
        {
            case WrapShape.Cylinder cylinder:
                text.Value("radius", cylinder.Radius);
                text.Value("length", cylinder.Length);
                break;
            case WrapShape.Sphere sphere:
                text.Value("radius", sphere.Radius);
                break;
            case WrapShape.Ellipsoid ellipsoid:
                text.Value("dimensions", ellipsoid.Radii);
                break;
            case WrapShape.Torus torus:
                text.Value("inner_radius", torus.InnerRadius);
                text.Value("outer_radius", torus.OuterRadius);
                break;
        }

        text.Close();
    });

    private static void Joints(OsimText text, ModelDescription model) => text.Set("JointSet", "jointset", model.Joints, joint =>
    {
        string[] names = [.. joint.Coordinates.Select(coordinate => coordinate.Name)];
        var isStandard = JointPart.MovedBy(joint.Kind) is { } moved && moved.Length == names.Length
            && ((moved.Length == 0 && joint.Rotations.IsEmpty && joint.Translations.IsEmpty)
                || JointPart.Standard(moved, names).SequenceEqual(joint.Rotations.Concat(joint.Translations)));
        text.Open(isStandard ? joint.Kind : "CustomJoint", joint.Name);
        text.Value("socket_parent_frame", $"{joint.Parent}_offset");
        text.Value("socket_child_frame", $"{joint.Child}_offset");
        text.Open("coordinates");
        joint.Coordinates.ToList().ForEach(coordinate => Coordinate(text, coordinate));
        text.Close();
        text.Open("frames");
        Frame(text, joint.Parent, joint.ParentFrame);
        Frame(text, joint.Child, joint.ChildFrame);
        text.Close();
        if (!isStandard)
        {
            SpatialTransform(text, joint);
        }

        text.Close();
    });

    private static void Frame(OsimText text, string segment, Body.Spatial.Transform pose)
    {
        text.Open("PhysicalOffsetFrame", $"{segment}_offset");
        text.Value("socket_parent", OsimText.PathOf(segment));
        text.Value("translation", pose.P);
        text.Value("orientation", OsimText.Angles(pose.R));
        text.Close();
    }

    private static void Coordinate(OsimText text, CoordinateDescription coordinate)
    {
        text.Open("Coordinate", coordinate.Name);
        text.Value("default_value", coordinate.Default);
        text.Value("range", [coordinate.Minimum, coordinate.Maximum]);
        text.Value("clamped", coordinate.IsClamped);
        text.Value("locked", coordinate.IsLocked);
        if (coordinate.Prescribed is { } function)
        {
            text.Open("prescribed_function");
            text.Function(function);
            text.Close();
        }

        text.Value("prescribed", coordinate.Prescribed is not null);
        text.Close();
    }

    private static void SpatialTransform(OsimText text, JointDescription joint)
    {
        text.Open("SpatialTransform");
        for (var i = 0; i < 6; i++)
        {
            var axis = i < 3 ? joint.Rotations[i] : joint.Translations[i - 3];
            text.Open("TransformAxis", i < 3 ? $"rotation{i + 1}" : $"translation{i - 2}");
            text.Value("coordinates", axis.Coordinate ?? "");
            text.Value("axis", axis.Axis);
            text.Function(axis.Function, "function");
            text.Close();
        }

        text.Close();
    }

    internal static void Marker(OsimText text, MarkerDescription marker)
    {
        text.Open("Marker", marker.Name);
        text.Value("socket_parent_frame", OsimText.PathOf(marker.Segment));
        text.Value("location", marker.Location);
        text.Value("fixed", marker.IsFixed);
        text.Close();
    }
}
