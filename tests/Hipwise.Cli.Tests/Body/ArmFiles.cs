using System.Globalization;

namespace Hipwise.Cli.Tests.Body;

/// <summary>A body that can be reckoned by hand: one rod on a hinge about z with a muscle above and one below, and what it does over time.</summary>
internal static class ArmFiles
{
    public const double Mass = 2;
    public const double Center = 0.25;
    public const double Inertia = 0.05;
    public const double Gravity = 9.81;
    public const double Reach = 0.3;
    public const int Frames = 101;

    private const string Model = """
        <?xml version="1.0" encoding="UTF-8" ?>
        <OpenSimDocument Version="40000">
          <Model name="arm">
            <gravity>0 -9.81 0</gravity>
            <BodySet><objects>
              <Body name="rod"><mass>2</mass><mass_center>0.25 0 0</mass_center><inertia>0.01 0.05 0.05 0 0 0</inertia></Body>
            </objects></BodySet>
            <JointSet><objects>
              <PinJoint name="hinge">
                <socket_parent_frame>/ground</socket_parent_frame>
                <socket_child_frame>/bodyset/rod</socket_child_frame>
                <coordinates><Coordinate name="bend"><default_value>0</default_value><range>-1.4 1.4</range></Coordinate></coordinates>
              </PinJoint>
            </objects></JointSet>
            <ForceSet><objects>MUSCLES</objects></ForceSet>
            <MarkerSet><objects>
              <Marker name="tip"><socket_parent_frame>/bodyset/rod</socket_parent_frame><location>0.5 0 0</location></Marker>
              <Marker name="side"><socket_parent_frame>/bodyset/rod</socket_parent_frame><location>0.25 0.1 0.05</location></Marker>
            </objects></MarkerSet>
          </Model>
        </OpenSimDocument>
        """;

    private const string Muscle = """
        <Millard2012EquilibriumMuscle name="NAME">
          <GeometryPath name="geometrypath"><PathPointSet><objects>
            <PathPoint name="NAME-P1"><socket_parent_frame>/ground</socket_parent_frame><location>0 HEIGHT 0</location></PathPoint>
            <PathPoint name="NAME-P2"><socket_parent_frame>/bodyset/rod</socket_parent_frame><location>0.3 0 0</location></PathPoint>
          </objects></PathPointSet></GeometryPath>
          <max_isometric_force>1000</max_isometric_force>
          <optimal_fiber_length>0.2</optimal_fiber_length>
          <tendon_slack_length>0.2</tendon_slack_length>
        </Millard2012EquilibriumMuscle>
        """;

    /// <summary>The angle at a time (rad), and its acceleration.</summary>
    public static (double Angle, double Acceleration) At(double time) => (0.4 * Math.Sin(3 * time), -3.6 * Math.Sin(3 * time));

    public static double Time(int frame) => frame / 100.0;

    public static string WriteModel(TempFolder folder, string name = "arm.osim") => folder.Write(
        name, Model.Replace("MUSCLES", One("raise", "0.3") + One("lower", "-0.3"), StringComparison.Ordinal));

    public static string WriteMotion(TempFolder folder, string name = "arm.mot", int rows = Frames, Func<int, string?>? cell = null) => folder.Write(
        name,
        $"Coordinates\nversion=1\nnRows={rows}\nnColumns=2\ninDegrees=yes\nendheader\ntime\tbend\n"
        + string.Concat(Enumerable.Range(0, rows).Select(i => $"{Text(Time(i))}\t{cell?.Invoke(i) ?? Text(At(Time(i)).Angle * 180 / Math.PI)}\n")));

    public static string WriteTrial(TempFolder folder, string name = "arm.trc", int rows = Frames, bool blind = false) => folder.Write(
        name,
        $"PathFileType\t4\t(X/Y/Z)\t{name}\nDataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames\n"
        + $"100\t100\t{rows}\t2\tmm\t100\t1\t{rows}\nFrame#\tTime\ttip\t\t\tside\t\t\n\t\tX1\tY1\tZ1\tX2\tY2\tZ2\n\n"
        + string.Concat(Enumerable.Range(0, rows).Select(i => $"{i + 1}\t{Text(Time(i))}\t{Place(i, 0.5, 0, 0, blind)}\t{Place(i, 0.25, 0.1, 0.05, blind)}\n")));

    public static string Setup(string tool, string inside) =>
        $"<?xml version=\"1.0\"?><OpenSimDocument Version=\"40000\"><{tool} name=\"trial\"><model_file>arm.osim</model_file>{inside}</{tool}></OpenSimDocument>";

    private static string One(string name, string height) =>
        Muscle.Replace("NAME", name, StringComparison.Ordinal).Replace("HEIGHT", height, StringComparison.Ordinal);

    private static string Place(int frame, double x, double y, double z, bool blind)
    {
        var (sine, cosine) = Math.SinCos(At(Time(frame)).Angle);
        return blind ? "NaN\tNaN\tNaN" : $"{Text(1000 * ((x * cosine) - (y * sine)))}\t{Text(1000 * ((x * sine) + (y * cosine)))}\t{Text(1000 * z)}";
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
