using Hipwise.Formats.Edf;
using Hipwise.Signals;

namespace Hipwise.Formats.Tests.Edf;

/// <summary>Files written here, one trait each.</summary>
public class EdfReaderTests
{
    private static RecordingFile Read(EdfBytes bytes)
    {
        using var stream = bytes.Stream();
        return EdfReader.Read(stream, "night.edf");
    }

    private static EdfBytes Two(bool isWide = false) => new EdfBytes(isWide)
        .Signal("EMG glut", "uV", "-100", "100", "-1000", "1000", 4, record => [record, -1000, 1000, 500])
        .Signal("Force", "N", "0", "200", "-100", "100", 1, record => [10 * record]);

    [Theory]
    [InlineData(false, "EDF")]
    [InlineData(true, "BDF")]
    public void Each_signal_has_its_rate_unit_and_scale(bool isWide, string format)
    {
        var file = Read(Two(isWide));
        file.Warnings.ShouldBeEmpty();
        (file.Format, file.Started).ShouldBe((format, new DateTime(2026, 8, 2, 13, 14, 15)));
        var (emg, force) = (file.Recording.Find("EMG glut")!, file.Recording.Find("Force")!);
        (emg.Rate, emg.Unit.Kind, emg.Unit.PerUnit, emg.Description).ShouldBe((4, SignalKind.Voltage, 1e-6, "electrode; HP:10Hz"));
        emg.Samples[..5].ShouldBe([0, -100, 100, 50, 0.1], 1e-12);
        (force.Rate, force.TimeOf(2)).ShouldBe((1, 2));
        force.Samples.ShouldBe([100, 110, 120], 1e-12);
        emg.Stretches.ShouldBe([new Stretch(0, 0, 12)]);
    }

    [Fact]
    public void Samples_of_three_bytes_keep_their_sign_and_all_digits()
    {
        var bytes = new EdfBytes(isWide: true).Signal("A", "uV", "-8388608", "8388607", "-8388608", "8388607", 3, _ => [-8388608, -1, 8388607]);
        Read(bytes).Recording.Channels[0].Samples[..3].ShouldBe([-8388608, -1, 8388607]);
    }

    [Theory]
    [InlineData(false, 16)]
    [InlineData(true, 24)]
    public void Every_bit_that_was_written_is_read(bool isWide, int bits)
    {
        var (random, most) = (new Random(3), (1 << (bits - 1)) - 1);
        var stored = Enumerable.Range(0, bits).SelectMany(bit => new[] { (1 << bit) - 1 - most, most - (1 << bit) + 1 }).Concat(Enumerable.Range(0, 5000).Select(_ => random.Next(-most - 1, most + 1)))
            .Append(-most - 1).Append(most).ToArray();
        var count = stored.Length;
        var bytes = new EdfBytes(isWide) { Reserved = isWide ? "BDF+C" : "EDF+C", Count = 1 }
            .Signal("counts", "", $"{-most - 1}", $"{most}", $"{-most - 1}", $"{most}", count, _ => stored)
            .Signal("scaled", "uV", "-187500", "187499.5", $"{-most - 1}", $"{most}", count, _ => stored)
            .Annotations(30, _ => "+0[20][20]|+0.125[21]0.5[20]a[20]|");
        var file = Read(bytes);
        file.Recording.Channels[0].Samples.ShouldBe(stored.Select(value => (double)value));
        var gain = (187_499.5 + 187_500) / ((2.0 * most) + 1);
        file.Recording.Channels[1].Samples.Select(value => (int)Math.Round(((value + 187_500) / gain) - most - 1)).ShouldBe(stored);
        file.Recording.Events.ShouldBe([new(0.125, 0.5, "a", "")]);
    }

    [Fact]
    public void Annotations_have_onset_duration_and_one_or_more_texts()
    {
        var bytes = Two();
        bytes.Reserved = "EDF+C";
        var file = Read(bytes.Annotations(40, record => $"+{record}[20][20]|" + (record == 1 ? "+1.5[21]0.25[20]Bridge[20]left ü[20]|+0.7[20]Start[20]|" : "")));
        file.Warnings.ShouldBeEmpty();
        file.Recording.Events.ShouldBe([new(0.7, double.NaN, "Start", ""), new(1.5, 0.25, "Bridge", ""), new(1.5, 0.25, "left ü", "")]);
        file.Recording.Channels.Length.ShouldBe(2);
    }

    [Fact]
    public void Gaps_between_records_stay_gaps_with_their_times()
    {
        var bytes = Two();
        bytes.Reserved = "EDF+D";
        var file = Read(bytes.Annotations(20, record => $"+{(record == 2 ? 61.25 : record)}[20][20]|"));
        file.Warnings.ShouldBeEmpty();
        var emg = file.Recording.Channels[0];
        emg.Stretches.ShouldBe([new Stretch(0, 0, 8), new Stretch(61.25, 8, 4)]);
        (emg.TimeOf(7), emg.TimeOf(8), emg.TimeOf(11)).ShouldBe((1.75, 61.25, 62));
        file.Recording.Channels[1].Stretches[1].ShouldBe(new Stretch(61.25, 2, 1));
    }

    [Fact]
    public void A_gap_in_a_file_that_says_it_has_none_is_told_and_kept()
    {
        var bytes = Two();
        bytes.Reserved = "EDF+C";
        var file = Read(bytes.Annotations(20, record => $"+{record * 2}[20][20]|"));
        file.Recording.Channels[0].Stretches.Length.ShouldBe(3);
        file.Warnings.ShouldHaveSingleItem().Count.ShouldBe(2);
    }

    [Fact]
    public void Records_that_go_back_in_time_follow_each_other_and_are_told()
    {
        var bytes = Two();
        bytes.Reserved = "EDF+D";
        var file = Read(bytes.Annotations(20, record => $"+{5 - record}[20][20]|"));
        file.Recording.Channels[0].Stretches.ShouldBe([new Stretch(5, 0, 12)]);
        file.Warnings.ShouldHaveSingleItem().Text.ShouldContain("before the one before it has ended");
    }

    [Theory]
    [InlineData("-1", 3, 0)]
    [InlineData("9", 3, 1)]
    [InlineData("2", 2, 1)]
    [InlineData("many", 3, 1)]
    public void The_number_of_records_is_held_against_what_is_there(string said, int read, int warnings)
    {
        var bytes = Two();
        bytes.Records = said;
        var file = Read(bytes);
        file.Recording.Channels[1].Samples.Length.ShouldBe(read);
        file.Warnings.Length.ShouldBe(warnings);
    }

    [Fact]
    public void A_last_record_that_is_cut_off_is_left_out_and_told()
    {
        var whole = Two().Write();
        var file = EdfReader.Read(new MemoryStream(whole[..^3]), "night.edf");
        file.Recording.Channels[0].Samples.Length.ShouldBe(8);
        file.Warnings.ShouldContain(warning => warning.Text.StartsWith("The last record is cut off", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("5", "5", "-10", "10")]
    [InlineData("-5", "5", "10", "10")]
    [InlineData("five", "5", "-10", "10")]
    public void Without_a_scale_numbers_stay_as_stored_and_their_unit_unknown(string low, string high, string least, string most)
    {
        var file = Read(new EdfBytes().Signal("A", "uV", low, high, least, most, 1, record => [record + 7]));
        file.Recording.Channels[0].Samples.ShouldBe([7, 8, 9]);
        file.Recording.Channels[0].Unit.ShouldBe(SignalUnit.None);
        file.Warnings.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_scale_that_points_down_turns_samples_over() =>
        Read(new EdfBytes().Signal("A", "uV", "100", "-100", "-10", "10", 1, _ => [10])).Recording.Channels[0].Samples.ShouldBe([-100, -100, -100]);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("soon")]
    public void A_record_without_length_is_refused(string duration)
    {
        var bytes = Two();
        bytes.Duration = duration;
        Text.Bad(() => Read(bytes)).Place.ShouldBe("duration of a record");
    }

    [Fact]
    public void What_is_no_such_file_or_ends_in_its_header_is_refused()
    {
        Text.Bad(() => EdfReader.Read(new MemoryStream(), "a.edf")).Message.ShouldBe("a.edf: The file is empty; copy it again.");
        Text.Bad(() => EdfReader.Read(new MemoryStream(new byte[600]), "a.edf")).Problem.ShouldStartWith("This is no EDF or BDF file");
        Text.Bad(() => EdfReader.Read(new MemoryStream(Two().Write()[..700]), "a.edf")).Place.ShouldBe("header");
        Text.Bad(() => EdfReader.Read(new MemoryStream(Two().Write()[..770]), "a.edf")).Place.ShouldBe("data");
    }

    [Fact]
    public void An_impossible_day_is_told()
    {
        var bytes = Two();
        bytes.Date = "31.02.26";
        var file = Read(bytes);
        file.Started.ShouldBeNull();
        file.Warnings.ShouldHaveSingleItem().Place.ShouldBe("start of the recording");
    }
}
