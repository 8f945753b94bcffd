using System.Text.RegularExpressions;
using Hipwise.Formats.OpenSim;
using Hipwise.Testing;

namespace Hipwise.Formats.Tests.OpenSim;

/// <summary>Holds docs/concepts/opensim-files.md to what the reader does with each element that it lists.</summary>
public partial class PageTests
{
    private const string Point = "<PathPoint name=\"p\"><socket_parent_frame>/ground</socket_parent_frame><location>0 0 0</location></PathPoint>";

    private const string Pin = "<PinJoint name=\"j\"><socket_parent_frame>/ground</socket_parent_frame><socket_child_frame>/bodyset/b</socket_child_frame><coordinates><Coordinate name=\"q\"/></coordinates></PinJoint>";

    public static TheoryData<string, string, string> Elements
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            var section = "";
            foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "docs", "concepts", "opensim-files.md")))
            {
                section = line.StartsWith("### ", StringComparison.Ordinal) ? line[4..] : line.StartsWith("## ", StringComparison.Ordinal) ? "" : section;
                if (section.Length > 0 && line.StartsWith("| `", StringComparison.Ordinal))
                {
                    foreach (Match tag in Quoted().Matches(line))
                    {
                        data.Add(section, tag.Groups["tag"].Value, line.Split('|')[2].Trim());
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Elements))]
    public void The_page_says_what_becomes_of_an_element(string section, string tag, string outcome) => Outcome(Model(section, tag)).ShouldBe(outcome);

    private static string Outcome(string model)
    {
        try
        {
            var warnings = OsimReader.Read(Text.Stream(model), "page.osim").Warnings;
            return warnings.IsEmpty ? "read" : warnings.Any(warning => warning.Text.Contains("left out", StringComparison.Ordinal)) ? "left out with a warning" : "read with a warning";
        }
        catch (BadFileException problem) when (problem.Problem.Contains("not supported", StringComparison.Ordinal))
        {
            return "refused";
        }
    }

    private static string Model(string section, string tag) => section switch
    {
        "Joints" => Whole(joint: $"<{tag} name=\"j\"><socket_parent_frame>/ground</socket_parent_frame><socket_child_frame>/bodyset/b</socket_child_frame>{(tag is "CustomJoint" ? Spatial("<LinearFunction name=\"function\"/>") : "")}</{tag}>"),
        "Functions" => Whole(joint: Pin.Replace("PinJoint", "CustomJoint").Replace("</CustomJoint>", $"{Spatial(Function(tag))}</CustomJoint>")),
        "Path points" => Whole(force: Muscle("Thelen2003Muscle", PathPoint(tag))),
        "Surfaces" => Whole(wrap: $"<{tag} name=\"w\">{Sizes(tag)}</{tag}>"),
        "Forces" => Whole(force: Force(tag)),
        "Constraints" => Whole(constraint: $"<{tag} name=\"c\">{(tag is "CoordinateCouplerConstraint" ? "<coupled_coordinates_function><LinearFunction/></coupled_coordinates_function><independent_coordinate_names>q</independent_coordinate_names><dependent_coordinate_name>r</dependent_coordinate_name>" : "<location>0 0 0</location>")}</{tag}>"),
        _ => throw new InvalidOperationException($"The page has a section '{section}' that this test does not know."),
    };

    private static string Whole(string joint = Pin, string wrap = "", string force = "", string constraint = "") => $"""
        <OpenSimDocument Version="40000"><Model name="m"><BodySet><objects>
        <Body name="b"><mass>1</mass><WrapObjectSet><objects>{wrap}</objects></WrapObjectSet></Body><Body name="c"><mass>1</mass></Body>
        </objects></BodySet><JointSet><objects>{joint}
        <SliderJoint name="k"><socket_parent_frame>b</socket_parent_frame><socket_child_frame>c</socket_child_frame><coordinates><Coordinate name="r"/></coordinates></SliderJoint>
        </objects></JointSet><ConstraintSet><objects>{constraint}</objects></ConstraintSet><ForceSet><objects>{force}</objects></ForceSet></Model></OpenSimDocument>
        """;

    private static string Spatial(string function) => $"<SpatialTransform><TransformAxis name=\"rotation1\"><coordinates>q</coordinates>{function}</TransformAxis></SpatialTransform>";

    private static string Function(string tag)
    {
        var inside = tag switch
        {
            "Constant" => "<value>1</value>",
            "LinearFunction" or "PolynomialFunction" => "<coefficients>1 0</coefficients>",
            "MultiplierFunction" => "<function><Constant/></function><scale>2</scale>",
            "Sine" => "<amplitude>1</amplitude>",
            _ => "<x>0 1 2</x><y>0 1 2</y>",
        };
        return $"<{tag} name=\"function\">{inside}</{tag}>";
    }

    private static string PathPoint(string tag)
    {
        var inside = tag switch
        {
            "ConditionalPathPoint" => "<location>1 0 0</location><socket_coordinate>/jointset/j/q</socket_coordinate><range>0 1</range>",
            "MovingPathPoint" => "<socket_x_coordinate>/jointset/j/q</socket_x_coordinate><x_location><LinearFunction/></x_location>",
            _ => "<location>1 0 0</location>",
        };
        return $"<{tag} name=\"r\"><socket_parent_frame>/bodyset/b</socket_parent_frame>{inside}</{tag}>";
    }

    private static string Muscle(string tag, string point) =>
        $"<{tag} name=\"f\"><GeometryPath><PathPointSet><objects>{Point}{point}</objects></PathPointSet></GeometryPath></{tag}>";

    private static string Sizes(string tag) => tag switch
    {
        "WrapCylinder" => "<radius>0.1</radius><length>1</length>",
        "WrapEllipsoid" => "<dimensions>1 2 3</dimensions>",
        "WrapTorus" => "<inner_radius>0.1</inner_radius><outer_radius>0.2</outer_radius>",
        _ => "<radius>0.1</radius>",
    };

    private static string Force(string tag) => tag switch
    {
        "CoordinateActuator" => $"<{tag} name=\"f\"><coordinate>q</coordinate></{tag}>",
        "PointActuator" => $"<{tag} name=\"f\"><body>b</body></{tag}>",
        "TorqueActuator" => $"<{tag} name=\"f\"><bodyA>b</bodyA></{tag}>",
        _ when tag.Contains("Muscle", StringComparison.Ordinal) => Muscle(tag, PathPoint("PathPoint")),
        _ => $"<{tag} name=\"f\"><coordinate>q</coordinate></{tag}>",
    };

    [GeneratedRegex("`(?<tag>[A-Za-z0-9_]+)`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();
}
