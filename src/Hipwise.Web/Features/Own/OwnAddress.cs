using Hipwise.Care.Own;

namespace Hipwise.Web.Features.Own;

/// <summary>Addresses of own exercises and limits.</summary>
public static class OwnAddress
{
    /// <summary>The list of both.</summary>
    public const string List = "/plan/own";

    /// <summary>The form of a new exercise.</summary>
    public const string NewExercise = "/plan/own/exercise";

    /// <summary>The form of a new limit.</summary>
    public const string NewLimit = "/plan/own/limit";

    /// <summary>Where any exercise is explained: an own one in the list, others among what there is to learn.</summary>
    public static string Of(string exercise) =>
        exercise.StartsWith(OwnExercise.IdStart, StringComparison.Ordinal) ? $"{List}#{exercise}" : $"/learn/exercises/{exercise}";
}
