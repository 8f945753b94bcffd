using Hipwise.Formats.C3d;
using Hipwise.Signals;

namespace Hipwise.Formats.Tests.C3d;

/// <summary>Files that other programs wrote.</summary>
public class C3dCaseTests
{
    // The integers were made from the real numbers: half a step of the scale (0.083 mm), and half a step of each channel.
    private const double HalfStep = 0.5 * 0.0833334 / 1000;

    private static C3dFile Fixture(string name) => C3dReader.Read(new MemoryStream(Cases.Fixture($"C3d/{name}.c3d")), name);

    [Theory]
    [InlineData("Eb015pr.c3d")]
    [InlineData("Eb015si.c3d")]
    [InlineData("Eb015sr.c3d")]
    [InlineData("Eb015vi.c3d")]
    [InlineData("Eb015vr.c3d")]
    public void Six_number_formats_of_one_trial_hold_the_same(string name)
    {
        var (first, other) = (C3dReader.ReadFile(Cases.Of("c3d", "Eb015pi.c3d")), C3dReader.ReadFile(Cases.Of("c3d", name)));
        other.Markers.Names.ShouldBe(first.Markers.Names);
        other.Markers.Times.ShouldBe(first.Markers.Times);
        other.Up.ShouldBe("+Z");
        for (var frame = 0; frame < first.Markers.Times.Length; frame++)
        {
            other.Markers.Positions[frame].Zip(first.Markers.Positions[frame]).ShouldAllBe(pair =>
                double.IsNaN(pair.First) == double.IsNaN(pair.Second) && !(Math.Abs(pair.First - pair.Second) > HalfStep));
        }

        other.Recording.Channels.Select(channel => (channel.Label, channel.Unit, channel.Rate)).ShouldBe(first.Recording.Channels.Select(channel => (channel.Label, channel.Unit, channel.Rate)));
        foreach (var (a, b) in first.Recording.Channels.Zip(other.Recording.Channels))
        {
            // To the digits of a real number of four bytes.
            a.Samples.Zip(b.Samples).Max(pair => Math.Abs(pair.First - pair.Second)).ShouldBeLessThan(1e-6 * Math.Max(1, a.Samples.Max(Math.Abs)));
        }
    }

    [Theory]
    [InlineData('i')]
    [InlineData('r')]
    public void The_same_numbers_in_three_orders_of_bytes_are_the_same_to_the_last_digit(char format)
    {
        // Integers agree exactly; a real number of a VAX has the digits of the others.
        var files = "psv".Select(machine => C3dReader.ReadFile(Cases.Of("c3d", $"Eb015{machine}{format}.c3d"))).ToList();
        foreach (var other in files.Skip(1))
        {
            for (var frame = 0; frame < files[0].Markers.Times.Length; frame++)
            {
                other.Markers.Positions[frame].ShouldBe(files[0].Markers.Positions[frame]);
            }

            other.Recording.Channels.Zip(files[0].Recording.Channels).ShouldAllBe(pair => pair.First.Samples.SequenceEqual(pair.Second.Samples));
        }
    }

    // Markers, frames, channels, samples of each, events; -1 where the file is refused.
    [Fact]
    public void Every_file_of_the_folder_gives_what_is_in_it_or_one_error()
    {
        var expected = new Dictionary<string, (int, int, int, int, int)>
        {
            ["1123x01EMG.c3d"] = (0, 4564, 8, 4564, 0), ["Eb015pi.c3d"] = (26, 450, 16, 1800, 0), ["Eb015pr.c3d"] = (26, 450, 16, 1800, 0),
            ["Eb015si.c3d"] = (26, 450, 16, 1800, 0), ["Eb015sr.c3d"] = (26, 450, 16, 1800, 0), ["Eb015vi.c3d"] = (26, 450, 16, 1800, 0),
            ["Eb015vr.c3d"] = (26, 450, 16, 1800, 0), ["Empty.c3d"] = (-1, 0, 0, 0, 0), ["PiG_Motion-FlatFoot-Full.c3d"] = (113, 315, 38, 3150, 12),
            ["Res16bits.c3d"] = (44, 100, 81, 1000, 0), ["TESTCPI.c3d"] = (26, 450, 16, 1800, 0), ["badParameterOffset.c3d"] = (41, 111, 0, 0, 0),
            ["bad_parameter_section.c3d"] = (45, 332, 32, 3320, 0), ["parameterOverflow.c3d"] = (106, 101, 36, 101, 6),
        };
        foreach (var path in Directory.GetFiles(Cases.Of("c3d", ""), "*.c3d").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            var found = (-1, 0, 0, 0, 0);
            try
            {
                var file = C3dReader.ReadFile(path);
                var samples = file.Recording.Channels.Select(channel => channel.Samples.Length).Distinct().ToList();
                samples.Count.ShouldBeLessThanOrEqualTo(1, name);
                found = (file.Markers.Names.Length, file.Markers.Times.Length, file.Recording.Channels.Length, samples.SingleOrDefault(), file.Recording.Events.Length);
                file.Recording.Channels.ShouldAllBe(channel => channel.Samples.All(double.IsFinite), name);
                file.Markers.Positions.ShouldAllBe(frame => frame.All(place => double.IsNaN(place) || Math.Abs(place) < 20), name);
            }
            catch (BadFileException problem)
            {
                problem.Message.ShouldStartWith(path);
            }

            expected.ShouldContainKeyAndValue(name, found);
            expected.Remove(name);
        }

        expected.ShouldBeEmpty();
    }

    [Fact]
    public void Events_have_the_time_of_the_trial_that_the_file_is_cut_from()
    {
        var file = C3dReader.ReadFile(Cases.Of("c3d", "PiG_Motion-FlatFoot-Full.c3d"));
        file.Markers.Times[0].ShouldBe(1.47, 1e-9);
        file.Recording.Events.Length.ShouldBe(12);
        file.Recording.Events[0].ShouldBe(new RecordingEvent(1.53, double.NaN, "Foot Strike", "Right") with { Time = file.Recording.Events[0].Time });
        file.Recording.Events[0].Time.ShouldBe(1.53, 1e-6);
        file.Recording.Find("Pin 1")!.Unit.Kind.ShouldBe(SignalKind.Voltage);
        file.Markers.Names.ShouldNotContain("LHipAngles");
        file.Warnings.ShouldContain(warning => warning.Place == "POINT:ANGLES" && warning.Count == 26);
    }

    [Fact]
    public void Muscle_activity_without_markers_is_read()
    {
        var file = Fixture("1123x01EMG");
        file.Markers.Names.ShouldBeEmpty();
        file.Recording.Channels.Length.ShouldBe(8);
        var channel = file.Recording.Channels[0];
        (channel.Label, channel.Unit.Text, channel.Unit.PerUnit, channel.Rate, channel.Samples.Length).ShouldBe(("Right Rectus Femoris", "mV", 1e-3, 1000, 4564));
        channel.Samples.Max().ShouldBeInRange(0.01, 10);
    }

    [Fact]
    public void A_parameter_larger_than_its_place_is_told_and_the_rest_is_read()
    {
        var file = Fixture("badParameterOffset");
        (file.Markers.Names.Length, file.Markers.Times.Length, file.Markers.Rate).ShouldBe((41, 111, 250));
        file.Warnings.ShouldContain(warning => warning.Place == "ANALOG:UNITS");
    }

    [Fact]
    public void Unsigned_channels_and_events_with_sides_are_read_in_the_numbers_of_a_VAX()
    {
        var file = Fixture("parameterOverflow");
        file.Recording.Events.Select(one => (one.Label, one.Context)).ShouldBe(
            [("Foot Strike", "Right"), ("Foot Strike", "Left"), ("Foot Off", "Right"), ("Foot Off", "Left"), ("Foot Strike", "Right"), ("Foot Strike", "Left")]);
        var force = file.Recording.Find("PF1Fz")!;
        (force.Unit.Kind, force.Rate, force.Samples.Length).ShouldBe((SignalKind.Force, 100, 101));
        // A child of 33 kg, as the file says, who walks over the plate.
        force.Samples.Min().ShouldBeInRange(-1.6 * 9.81 * 32.7, -0.9 * 9.81 * 32.7);
    }

    [Theory]
    [InlineData("bad_parameter_section.c3d", 45, 32)]
    [InlineData("TESTCPI.c3d", 26, 16)]
    [InlineData("Res16bits.c3d", 44, 81)]
    public void Other_dialects_are_read(string name, int markers, int channels)
    {
        var file = C3dReader.ReadFile(Cases.Of("c3d", name));
        (file.Markers.Names.Length, file.Recording.Channels.Length).ShouldBe((markers, channels));
        file.Warnings.ShouldNotBeEmpty();
    }

    [Fact]
    public void An_empty_file_is_refused() =>
        Text.Bad(() => C3dReader.ReadFile(Cases.Of("c3d", "Empty.c3d"))).Problem.ShouldBe("The file is empty; copy it again.");
}
