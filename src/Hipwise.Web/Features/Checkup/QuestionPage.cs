using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Web.Forms;
using Microsoft.AspNetCore.Components;

namespace Hipwise.Web.Features.Checkup;

/// <summary>A page of the check-up that asks something: shows what was answered, checks what is sent, keeps it and goes on.</summary>
public abstract class QuestionPage : CheckupPage
{
    private const string Review = "answers";
    private ImmutableArray<Field> fields = [];

    /// <summary>Where the person came from: <c>answers</c> for the page of all answers.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    /// <summary>The part this page answers.</summary>
    protected abstract string Key { get; }

    /// <summary>What the form holds.</summary>
    protected FormState State { get; private set; } = new();

    /// <summary>True when the page may be shown; false once it has gone elsewhere.</summary>
    protected bool Ready { get; private set; }

    /// <summary>The page before.</summary>
    protected string Back => From == Review ? "/checkup/answers" : Way!.Before(Key);

    /// <summary>How far the questions are.</summary>
    protected (int, int, string) Progress
    {
        get
        {
            var (place, total) = Way!.PlaceOf(Key);
            return (place, total, Say("checkup.progress", ("place", $"{place}"), ("total", $"{total}")));
        }
    }

    /// <summary>Where to go once the answer is kept, where that is not the usual next page; or null.</summary>
    protected virtual string? After => null;

    /// <summary>The fields of the form.</summary>
    protected abstract IEnumerable<Field> Fields();

    /// <summary>False when this page cannot be asked now; it has gone elsewhere then.</summary>
    protected virtual bool Open() => true;

    /// <summary>Rules of the form beyond those of an answers file.</summary>
    protected virtual void Check(JsonObject fragment)
    {
    }

    /// <summary>Adds what the form does not send itself.</summary>
    protected virtual void Complete(JsonObject fragment)
    {
    }

    /// <summary>Fills the form from what is kept.</summary>
    protected virtual FormState Fill() => FormJson.Read(Checkup!.Parts.GetValueOrDefault(Key), fields);

    /// <summary>Keeps a checked fragment; true when another answer was there before.</summary>
    protected virtual Task<bool> KeepAsync(JsonObject fragment) => Store.SaveAsync(Key, fragment, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (await ReadAsync() && Open())
        {
            fields = [.. Fields()];
            State = Fill();
            Ready = true;
        }
    }

    /// <summary>Takes the sent form.</summary>
    protected async Task SubmitAsync()
    {
        State = FormJson.Post(Http.Request.Form, fields);
        var fragment = FormJson.Write(State, fields, Say("form.not-a-number"));
        Complete(fragment);
        Check(fragment);
        FormJson.Report(State, Problems(fragment), fields);
        if (State.Problems.Count > 0)
        {
            Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        var before = Result!;
        var replaced = await KeepAsync(fragment);
        await ReadAsync();
        if (replaced)
        {
            await NoteCorrectionAsync(before);
        }

        Go(After ?? (From == Review && Result!.Safety.Status == Care.Safety.SafetyStatus.Answered ? "/checkup/answers" : Way!.Next));
    }

    private ImmutableArray<AnswersProblem> Problems(JsonObject fragment)
    {
        var file = (JsonObject)fragment.DeepClone();
        file["version"] = 1;
        try
        {
            AnswersReader.Read(Encoding.UTF8.GetBytes(file.ToJsonString()), Knowledge);
            return [];
        }
        catch (AnswersException problem)
        {
            return problem.Problems;
        }
    }
}
