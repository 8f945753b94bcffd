using System.Diagnostics;
using System.Text;
using Hipwise.Testing;

namespace Hipwise.Cli.Tests;

/// <summary>What a run of the built command line left behind.</summary>
internal sealed record ProcessOutcome(int ExitCode, byte[] Bytes, string Error)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Out => Strict.GetString(Bytes);

    /// <summary>All words on one line, as if nothing had been wrapped.</summary>
    public string Text => string.Join(' ', Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public IReadOnlyList<string> Lines => Out.TrimEnd('\n').Split('\n');

    public override string ToString() => $"exit code {ExitCode}\nstandard error:\n{Error}\nstandard output:\n{Out}";
}

/// <summary>Runs the <c>hipwise</c> that was built beside these tests, as a person would.</summary>
internal static class HipwiseProcess
{
    // Only a guard against a hang: a run takes a second or two, on a busy machine some more.
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);

    public static string Executable { get; } =
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "hipwise.exe" : "hipwise");

    public static ProcessOutcome Run(params string[] arguments) => RunWith([], null, arguments);

    public static ProcessOutcome RunOn(byte[] input, params string[] arguments) => RunWith(input, null, arguments);

    public static ProcessOutcome RunWith(byte[] input, Dictionary<string, string?>? environment, params string[] arguments) =>
        Start(Executable, input, environment, null, arguments);

    /// <summary>Runs any program with the environment of these tests; input that nobody reads is dropped.</summary>
    public static ProcessOutcome Start(
        string program, byte[] input, Dictionary<string, string?>? environment, string? folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8, WorkingDirectory = folder ?? "",
        };
        start.Environment["HIPWISE_KNOWLEDGE"] = Repository.Knowledge;
        start.Environment.Remove("NO_COLOR");
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = Task.Run(() => ReadAll(process.StandardOutput.BaseStream));
        var error = Task.Run(process.StandardError.ReadToEnd);
        Feed(process, input);
        if (!process.WaitForExit(Guard))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {Guard}.");
        }

        return new ProcessOutcome(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    private static void Feed(Process process, byte[] input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all of it, which is its right.
        }
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var kept = new MemoryStream();
        stream.CopyTo(kept);
        return kept.ToArray();
    }
}
