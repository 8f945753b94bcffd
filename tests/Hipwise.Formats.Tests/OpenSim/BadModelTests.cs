using Hipwise.Formats.OpenSim;

namespace Hipwise.Formats.Tests.OpenSim;

/// <summary>Each wrong file gets one sentence with its file, its line and what is wrong.</summary>
public class BadModelTests
{
    private static readonly string Newer = File.ReadAllText(Path.Combine(OwnModelTests.Folder, "newer.osim"));
    private static readonly string Older = File.ReadAllText(Path.Combine(OwnModelTests.Folder, "older.osim"));

    [Theory]
    [InlineData("", 0, "not well-formed")]
    [InlineData("<OpenSimDocument Version=\"40000\">", 1, "not well-formed")]
    [InlineData("<OpenSimDocument Version=\"40000\"/>", 1, "is empty")]
    [InlineData("<OpenSimDocument Version=\"fast\"><Model/></OpenSimDocument>", 1, "Version")]
    [InlineData("<OpenSimDocument Version=\"50000\"><Model/></OpenSimDocument>", 1, "Version")]
    [InlineData("<OpenSimDocument Version=\"40000\">\n<ScaleTool/></OpenSimDocument>", 2, "model is expected")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><OpenSimDocument Version=\"40000\"><Model name=\"&b;\"/></OpenSimDocument>", 1, "DTD")]
    [InlineData("time\tq\n0\t1\n", 1, "not well-formed")]
    public void What_is_no_model_is_refused(string text, int line, string problem) => Refused(text, line, problem);

    [Theory]
    [InlineData("<mass>1</mass>", "<mass>-1</mass>", "not negative")]
    [InlineData("<mass>1</mass>", "<mass>NaN</mass>", "NaN")]
    [InlineData("<mass>1</mass>", "<mass>1e999</mass>", "finite")]
    [InlineData("<mass>1</mass>", "<mass>1,5</mass>", "One number")]
    [InlineData("<mass>1</mass>", "<mass>heavy</mass>", "'heavy' is not a number")]
    [InlineData("0.1 0.2 0.3 0.01 0.02 0.03", "0.1 0.2 0.3", "Six numbers")]
    [InlineData("0.1 0.2 0.3 0.01 0.02 0.03", "-0.1 0.2 0.3 0 0 0", "moment of inertia is negative")]
    [InlineData("<mass_center>0 0.1 0</mass_center>", "<mass_center>0 0.1</mass_center>", "Three numbers")]
    [InlineData("<Body name=\"b\">", "<Body name=\"a\">", "two frames '/bodyset/a'")]
    [InlineData("<Body name=\"c\">", "<Body>", "has no name")]
    [InlineData("<socket_child_frame>/bodyset/e</socket_child_frame>", "<socket_child_frame>/bodyset/d</socket_child_frame>", "to itself")]
    [InlineData("<socket_child_frame>/bodyset/e</socket_child_frame>", "<socket_child_frame>/ground</socket_child_frame>", "child is ground")]
    [InlineData("<socket_child_frame>/bodyset/f</socket_child_frame>", "<socket_child_frame>/bodyset/d</socket_child_frame>", "two joints")]
    [InlineData("<socket_child_frame>/bodyset/f</socket_child_frame>", "<socket_child_frame>/bodyset/zebra</socket_child_frame>", "no body or frame '/bodyset/zebra'")]
    [InlineData("<socket_child_frame>/bodyset/f</socket_child_frame>", "", "socket_child_frame")]
    [InlineData("<socket_parent_frame>/ground</socket_parent_frame>\n\t\t\t\t\t<socket_child_frame>/bodyset/d", "<socket_parent_frame>/bodyset/g</socket_parent_frame>\n\t\t\t\t\t<socket_child_frame>/bodyset/d", "in a circle")]
    [InlineData("<socket_parent>..</socket_parent>", "<socket_parent>b_offset</socket_parent>", "in a circle")]
    [InlineData("<socket_parent>..</socket_parent>", "", "offset from")]
    [InlineData("<WeldJoint name=\"weld\">", "<EllipsoidJoint name=\"weld\">", "EllipsoidJoint are not supported")]
    [InlineData("<Coordinate name=\"u2\">", "<Coordinate name=\"u1\">", "two coordinates of this name")]
    [InlineData("<Coordinate name=\"slide\">", "<Coordinate name=\"turn\">", "two coordinates 'turn'")]
    [InlineData("<Coordinate name=\"turn\"/>", "<Coordinate name=\"turn\"/><Coordinate name=\"more\"/>", "4 coordinates")]
    [InlineData("<range>-2 2</range>", "<range>2 -2</range>", "range")]
    [InlineData("<coordinates>first</coordinates>\n\t\t\t\t\t\t\t<axis>0 0 1</axis>\n\t\t\t\t\t\t\t<SimmSpline", "<coordinates>first second</coordinates>\n<axis>0 0 1</axis><SimmSpline", "2 coordinates")]
    [InlineData("<x>-1 0 1 2</x>", "<x>-1 0 0 2</x>", "must rise")]
    [InlineData("<x>-1 0 1 2</x>", "<x>-1 0 1</x>", "3 x and 4 y")]
    [InlineData("<x>-1 0 1 2</x>", "<x>-1 0 1 inf</x>", "finite")]
    [InlineData("<coefficients>0.1 0.2 0.3</coefficients>", "<coefficients/>", "1 to 100 coefficients")]
    [InlineData("<coefficients>-1 0</coefficients>", "<coefficients>1 2 3</coefficients>", "two coefficients")]
    [InlineData("PolynomialFunction name=\"function\"><coefficients>0.1 0.2 0.3</coefficients></PolynomialFunction", "StepFunction name=\"function\"></StepFunction", "StepFunction are not supported")]
    [InlineData("<axis>0 1 0</axis>\n\t\t\t\t\t\t\t<LinearFunction", "<axis>0 0 1</axis>\n\t\t\t\t\t\t\t<LinearFunction", "same direction")]
    [InlineData("<axis>1 0 0</axis>\n\t\t\t\t\t\t\t<Constant", "<axis>0 0 0</axis>\n\t\t\t\t\t\t\t<Constant", "no length")]
    [InlineData("<radius>0.02</radius>", "", "radius must be given")]
    [InlineData("<quadrant>all</quadrant>", "<quadrant>w</quadrant>", "no quadrant")]
    [InlineData("<method>axial</method>", "<method>straight</method>", "no method")]
    [InlineData("<range>-1 2</range>", "<range>-1.5 2</range>", "numbers of points")]
    [InlineData("<socket_coordinate>/jointset/pin/p</socket_coordinate>", "<socket_coordinate>/jointset/pin/q</socket_coordinate>", "no coordinate 'q'")]
    [InlineData("<socket_x_coordinate>/jointset/pin/p</socket_x_coordinate>", "", "no x_coordinate")]
    [InlineData("PathPoint name=\"m1-P2\">", "PathPoint name=\"m1-P2\"><socket_parent_frame/>", "which body")]
    [InlineData("<max_isometric_force>625.8", "<max_isometric_force>-625.8", "must not be negative")]
    [InlineData("<fiber_damping>0.01", "<optimal_fiber_length>0</optimal_fiber_length><fiber_damping>0.01", "greater than 0")]
    [InlineData("<fiber_damping>0.01", "<pennation_angle_at_optimal>2</pennation_angle_at_optimal><fiber_damping>0.01", "right angle")]
    [InlineData("<fiber_damping>0.01", "<min_control>2</min_control><fiber_damping>0.01", "min_control")]
    [InlineData("<appliesForce>false</appliesForce>\n\t\t\t\t\t<Geo", "<appliesForce>perhaps</appliesForce>\n\t\t\t\t\t<Geo", "neither true nor false")]
    [InlineData("<TorqueActuator name=\"twist\">", "<TorqueActuator name=\"push\">", "two forces 'push'")]
    [InlineData("<direction>0 2 0</direction>", "<direction>0 0 0</direction>", "no length")]
    [InlineData("<bodyA>a</bodyA>", "<bodyA>zebra</bodyA>", "no body or frame 'zebra'")]
    [InlineData("<Marker name=\"m\">", "<Marker name=\"m\"><location>0 0 0</location></Marker><Marker name=\"m\">", "which body")]
    [InlineData("<BodySet name=\"bodyset\">", "<BodySet name=\"bodyset\" file=\"bodies.xml\">", "another file")]
    public void A_wrong_number_name_or_connection_is_refused(string right, string wrong, string problem) => Refused(Changed(Newer, right, wrong), -1, problem);

    [Theory]
    [InlineData("<parent_body> femur </parent_body>", "", "parent_body")]
    [InlineData("<parent_body> pelvis </parent_body>", "<parent_body> patella </parent_body>", "in a circle")]
    [InlineData("<reverse> false </reverse>", "<reverse> true </reverse>", "reversed joint")]
    [InlineData("<SpatialTransform>", "<TransformAxisSet/><SpatialTransform>", "older than OpenSim 2")]
    [InlineData("<inner_radius> 0.02", "<inner_radius> 0.2", "not smaller")]
    [InlineData("0.03 0.04 0.05", "0.03 0 0.05", "three dimensions")]
    [InlineData("<independent_coordinate_names> knee_angle", "<independent_coordinate_names> knee_angle hip_flexion", "2 coordinates")]
    [InlineData("<dependent_coordinate_name> patella_angle", "<dependent_coordinate_name> knee_angle", "follows two others, or itself")]
    [InlineData("<coordinate> knee_angle </coordinate>\n\t\t\t\t</CoordinateActuator>", "</CoordinateActuator>", "acts on")]
    public void The_older_layout_is_checked_too(string right, string wrong, string problem) => Refused(Changed(Older, right, wrong), -1, problem);

    [Fact]
    public void A_missing_file_is_one_sentence()
    {
        var problem = Text.Bad(() => OsimReader.ReadFile("/nowhere/at/all.osim"));
        (problem.File, problem.Line).ShouldBe(("/nowhere/at/all.osim", 0));
        problem.Message.ShouldStartWith("/nowhere/at/all.osim: The file cannot be opened");
    }

    [Fact]
    public void An_error_names_file_line_and_element()
    {
        var problem = Text.Bad(() => OsimReader.Read(Text.Stream(Changed(Newer, "<mass>3</mass>", "<mass>-3</mass>")), "legs.osim"));
        problem.Message.ShouldBe($"legs.osim, line {problem.Line}, Model 'newer', Body 'c': Its mass is -3 kg; a mass is finite and not negative.");
        Newer.Split('\n')[problem.Line - 1].ShouldContain("name=\"c\"");
    }

    [Fact]
    public void Elements_nested_without_end_are_refused()
    {
        var text = "<OpenSimDocument Version=\"40000\">" + string.Concat(Enumerable.Repeat("<Model>", 100_000));
        Refused(text, 1, "nested");
    }

    [Fact]
    public void Entities_are_never_expanded()
    {
        const string laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>\n<OpenSimDocument Version=\"40000\"><Model><credits>&c;</credits></Model></OpenSimDocument>";
        Refused(laughs, 1, "DTD");
    }

    private static string Changed(string text, string right, string wrong)
    {
        var lines = text.ReplaceLineEndings("\n");
        lines.ShouldContain(right);
        var place = lines.IndexOf(right, StringComparison.Ordinal);
        var changed = string.Concat(lines.AsSpan(0, place), wrong, lines.AsSpan(place + right.Length));
        return wrong.StartsWith("<EllipsoidJoint", StringComparison.Ordinal) ? changed.Replace("</WeldJoint>", "</EllipsoidJoint>") : changed;
    }

    private static void Refused(string text, int line, string problem)
    {
        var error = Text.Bad(() => OsimReader.Read(Text.Stream(text), "bad.osim"));
        error.Message.ShouldContain(problem, Case.Insensitive);
        error.Message.ShouldStartWith("bad.osim");
        error.Message.ShouldNotContain("\n");
        if (line >= 0)
        {
            error.Line.ShouldBe(line);
        }
        else
        {
            error.Line.ShouldBeGreaterThan(0);
        }
    }
}
