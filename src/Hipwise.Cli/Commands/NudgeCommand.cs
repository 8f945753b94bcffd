using System.CommandLine;
using System.Globalization;

namespace Hipwise.Cli.Commands;

/// <summary><c>hipwise nudge</c>: the break that waits, in a terminal or as a desktop notification that can be answered.</summary>
internal static class NudgeCommand
{
    private const string DefaultServer = "http://127.0.0.1:5080";

    private static readonly Option<string> Server = new("--server")
    {
        Description = "Where Hipwise runs.", HelpName = "URL", DefaultValueFactory = _ => DefaultServer,
    };

    private static readonly Option<bool> Watch = new("--watch") { Description = "Stay, and tell each nudge as it comes; Ctrl+C ends." };
    private static readonly Option<bool> Notify = new("--notify") { Description = "Show it as a desktop notification (notify-send) with buttons." };
    private static readonly Option<bool> Done = new("--done") { Description = "Answer the nudge that waits: done." };
    private static readonly Option<bool> Skip = new("--skip") { Description = "Answer it: not now." };
    private static readonly Option<int?> Snooze = new("--snooze") { Description = "Answer it: again in some minutes.", HelpName = "MINUTES" };

    /// <summary>Asks for an answer; null without one, as when told to stop.</summary>
    private delegate Task<NudgeReply?> Asking(ShownNudge nudge, CancellationToken stop);

    public static Command Create()
    {
        var command = new Command("nudge", "The small break that waits or comes next, and its answer.") { Server, Watch, Notify, Done, Skip, Snooze };
        Snooze.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes > 0))
            {
                result.AddError("--snooze needs a whole number of minutes, such as --snooze 10");
            }
        });
        command.SetAction(ActAsync);
        return command;
    }

    private static async Task<int> ActAsync(ParseResult parsed, CancellationToken stop)
    {
        if (!Uri.TryCreate(parsed.GetValue(Server), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new MisuseException($"--server needs an address such as {DefaultServer}");
        }

        using var board = new NudgeClient(address);
        Asking ask = parsed.GetValue(Notify) ? DesktopNotification.AskAsync : (_, _) => Task.FromResult<NudgeReply?>(null);
        if (ReplyOf(parsed) is { } reply)
        {
            return await AnswerAsync(board, reply, stop);
        }

        return parsed.GetValue(Watch) ? await WatchAsync(board, ask, stop) : await ShowAsync(await board.ReadAsync(stop), board, ask, stop);
    }

    private static NudgeReply? ReplyOf(ParseResult parsed)
    {
        NudgeReply?[] said =
        [
            parsed.GetValue(Done) ? new NudgeReply("done", null) : null, parsed.GetValue(Skip) ? new NudgeReply("skip", null) : null,
            parsed.GetValue(Snooze) is { } minutes ? new NudgeReply("snooze", minutes) : null,
        ];
        return said.Count(one => one is not null) <= 1
            ? Array.Find(said, one => one is not null)
            : throw new MisuseException("Answer one way: --done, --skip or --snooze.");
    }

    private static async Task<int> AnswerAsync(NudgeClient board, NudgeReply reply, CancellationToken stop)
    {
        if ((await board.ReadAsync(stop)).Open is not { } open)
        {
            await Console.Error.WriteLineAsync("No nudge waits for an answer.");
            return Run.Failed;
        }

        Console.WriteLine(await board.AnswerAsync(open, reply, stop));
        return Run.Ok;
    }

    private static async Task<int> ShowAsync(NudgeBoard shown, NudgeClient board, Asking ask, CancellationToken stop)
    {
        if (shown.Open is { } open)
        {
            await TellAsync(open, board, ask, stop);
        }
        else
        {
            Console.WriteLine(shown.InCall ? "You are in a call: nothing comes until it is over."
                : shown.NextAt is { } next ? $"The next nudge comes at {next.ToLocalTime():HH:mm}." : "No nudge is due; nudges are set at /sitting.");
        }

        return Run.Ok;
    }

    private static async Task TellAsync(ShownNudge open, NudgeClient board, Asking ask, CancellationToken stop)
    {
        Console.WriteLine(open.Text);
        if (await ask(open, stop) is { } reply)
        {
            Console.WriteLine(await board.AnswerAsync(open, reply, CancellationToken.None));
        }
    }

    private static async Task<int> WatchAsync(NudgeClient board, Asking ask, CancellationToken stop)
    {
        await using var told = new Told();
        try
        {
            await foreach (var shown in board.WatchAsync(stop).WithCancellation(stop))
            {
                await told.FollowAsync(shown.Open?.Slot ?? "", until => TellAsync(shown.Open!, board, ask, until));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Ctrl+C is how this ends.
        }

        return Run.Ok;
    }

    /// <summary>The nudge that was told last: answered anywhere else, it is taken back.</summary>
    private sealed class Told : IAsyncDisposable
    {
        private string last = "";
        private Task telling = Task.CompletedTask;
        private CancellationTokenSource until = new();

        /// <summary>Tells what waits now; the same is told once.</summary>
        public async Task FollowAsync(string slot, Func<CancellationToken, Task> tell)
        {
            if (slot == last)
            {
                return;
            }

            await EndAsync();
            (last, until) = (slot, new CancellationTokenSource());
            telling = slot.Length > 0 ? tell(until.Token) : Task.CompletedTask;
            if (telling.IsFaulted)
            {
                await telling;
            }
        }

        public async ValueTask DisposeAsync() => await EndAsync();

        private async Task EndAsync()
        {
            await until.CancelAsync();
            await telling;
            until.Dispose();
        }
    }
}
