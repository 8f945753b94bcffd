using System.Diagnostics;
using System.Text;
using Hipwise.Formats.C3d;
using Hipwise.Formats.Edf;
using Hipwise.Formats.SignalText;
using Hipwise.Formats.Tests.C3d;
using Hipwise.Formats.Tests.Edf;

namespace Hipwise.Formats.Tests.Fuzz;

/// <summary>Whatever the bytes of a trial or a recording, its reader answers with what it read or with one <see cref="BadFileException"/>, soon and in
/// little memory.</summary>
public class RecordingFuzzTests
{
    private const int Few = 2_000;
    private const int Many = 200_000;
    private const int Repeats = 8;
    private const int FixedSeed = 20260803;
    private const long MostBytes = 64L << 20;
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<string, (Func<byte[][]> Seeds, Action<Stream> Read)> Readers = new(StringComparer.Ordinal)
    {
        ["c3d"] = (Trials, stream => Check(C3dReader.Read(stream, "fuzz.c3d").Warnings)),
        ["text"] = (Tables, stream => Check(SignalTextReader.Read(stream, "fuzz.csv", new()).Warnings)),
        ["edf"] = (Recordings, stream => Check(EdfReader.Read(stream, "fuzz.edf").Warnings)),
    };

    public static TheoryData<string> Names => [.. Readers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_spoilt_file_never_breaks_its_reader(string name) => Run(name, Few, FixedSeed);

    [Theory(Explicit = true)]
    [MemberData(nameof(Names))]
    public void Two_hundred_thousand_spoilt_files_never_break_their_reader(string name) =>
        Run(name, Many, int.TryParse(Environment.GetEnvironmentVariable("HIPWISE_FUZZ_SEED"), out var given) ? given : Environment.TickCount);

    private static void Run(string name, int count, int seed)
    {
        var (random, seeds) = (new Random(seed), Readers[name].Seeds());
        var (accepted, slowest, most) = (0, TimeSpan.Zero, 0L);
        for (var i = 0; i < count; i++)
        {
            var input = Spoil(seeds[random.Next(seeds.Length)], random);
            var (watch, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
            try
            {
                accepted += Try(Readers[name].Read, input) ? 1 : 0;
            }
            catch (Exception unexpected)
            {
                throw new InvalidOperationException($"{name}, seed {seed}, input {i}: {Convert.ToHexString(input[..Math.Min(input.Length, 1500)])}", unexpected);
            }

            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
            var took = watch.Elapsed;
            for (var again = 0; again < Repeats && took > Slowest; again++)
            {
                // A busy machine stops a process for as long: what is slow must be so every time.
                watch.Restart();
                Try(Readers[name].Read, input);
                took = watch.Elapsed < took ? watch.Elapsed : took;
            }

            slowest = took > slowest ? took : slowest;
            slowest.ShouldBeLessThan(Slowest, $"{name}, seed {seed}, input {i}");
            most.ShouldBeLessThan(MostBytes, $"{name}, seed {seed}, input {i}");
        }

        var line = $"{name}: {count} spoilt files, {accepted} read all the same, slowest {slowest.TotalMilliseconds:F0} ms, at most {most >> 20} MiB each, seed {seed}";
        TestContext.Current.TestOutputHelper?.WriteLine(line);
    }

    private static bool Try(Action<Stream> read, byte[] input)
    {
        try
        {
            read(new MemoryStream(input, writable: false));
            return true;
        }
        catch (BadFileException problem)
        {
            problem.Message.ShouldNotContain("\n");
            problem.Message.Length.ShouldBeLessThan(1000);
            return false;
        }
    }

    private static void Check(IEnumerable<FileWarning> warnings) => warnings.ShouldAllBe(warning => warning.ToString().Length < 1000 && !warning.ToString().Contains('\n'));

    private static byte[][] Trials()
    {
        var small = new[] { C3dBytes.Intel, C3dBytes.Dec, C3dBytes.Sgi }.Select(format =>
        {
            var bytes = new C3dBytes(format, format == C3dBytes.Dec) { SamplesPerFrame = 2 };
            for (var frame = 0; frame < 10; frame++)
            {
                bytes.Points.Add([1, 2, 3, 0, 4, 5, 6, frame]);
                bytes.Analog.Add([frame, 1]);
            }

            return bytes.Text("POINT", "LABELS", 4, "LASI", "RASI").Text("POINT", "LABELS2", 4, "LPSI").Word("POINT", "UNITS", "mm").Real("POINT", "RATE", 100)
                .Whole("EVENT", "USED", 1).Text("EVENT", "LABELS", 4, "Foot").Real("EVENT", "TIMES", 0, 0.05).Whole("TRIAL", "ACTUAL_START_FIELD", 1, 0)
                .Whole("TRIAL", "ACTUAL_END_FIELD", 10, 0).Real("ANALOG", "SCALE", 1).Text("ANALOG", "UNITS", 2, "mV").Write();
        });
        return [.. small, Cases.Fixture("C3d/parameterOverflow.c3d"), Cases.Fixture("C3d/badParameterOffset.c3d")];
    }

    private static byte[][] Recordings() =>
    [
        .. new[] { false, true }.Select(isWide => new EdfBytes(isWide) { Reserved = isWide ? "BDF+D" : "EDF+C" }
            .Signal("EMG", "uV", "-100", "100", "-1000", "1000", 4, record => [record, 2, 3, 4]).Annotations(20, record => $"+{record}[20][20]|+0.5[21]1[20]a[20]b[20]|")
            .Signal("N", "N", "0", "1", "0", "1", 1, _ => [1]).Write()),
    ];

    private static byte[][] Tables() =>
    [
        "Time [s],EMG [mV],Event\n0,1,\n0.1,2,start\n0.2,,\n5,4,stop\n"u8.ToArray(), "Zeit [ms];EMG (uV)\n0;0,5\n1;-0,25\n2;1\n"u8.ToArray(),
        "# OpenSignals\n# {\"a\": {\"column\": [\"nSeq\", \"A\"], \"sampling rate\": 10, \"resolution\": [4, 16]}}\n0\t1\n1\t2\n"u8.ToArray(),
        "Sampling Rate (Hz):= 10\n1 2\n3 4\n"u8.ToArray(),
    ];

    // Most of what decides anything stands in the first blocks, so most of the spoiling is done there.
    private static byte[] Spoil(byte[] seed, Random random)
    {
        var bytes = (byte[])seed.Clone();
        for (var times = random.Next(1, 12); times > 0; times--)
        {
            var at = random.Next(random.Next(3) switch { 0 => Math.Min(32, bytes.Length), 1 => Math.Min(2048, bytes.Length), _ => bytes.Length });
            bytes[at] = random.Next(5) switch
            {
                0 => (byte)(bytes[at] ^ (1 << random.Next(8))),
                1 => 0xFF,
                2 => 0,
                3 => Encoding.ASCII.GetBytes("0123456789+-., ")[random.Next(15)],
                _ => (byte)random.Next(256),
            };
        }

        return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }
}
