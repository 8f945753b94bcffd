namespace Hipwise.Web.Features.Learn;

/// <summary>Addresses of the Learn pages.</summary>
internal static class Address
{
    public const string Start = "/learn";
    public const string Search = "/learn/search";
    public const string Claims = "/learn/claims";
    public const string Chains = "/learn/chains";
    public const string Muscles = "/learn/muscles";
    public const string Screens = "/learn/screens";
    public const string Exercises = "/learn/exercises";
    public const string Simulate = "/learn/simulate";
    public const string Around = "/learn/around";
    public const string Sources = "/learn/sources";

    public static string Claim(string id) => $"{Claims}/{id}";

    public static string ClaimsWith(string verdict) => $"{Claims}?verdict={Uri.EscapeDataString(verdict)}";

    public static string Chain(string id) => $"{Chains}#{id}";

    public static string Muscle(string id) => $"{Muscles}/{id}";

    public static string Screen(string id) => $"{Screens}/{id}";

    public static string Exercise(string id) => $"{Exercises}/{id}";

    public static string SimulateOf(string exercise) => $"{Simulate}?exercise={Uri.EscapeDataString(exercise)}";

    public static string ExercisesFor(string need) => $"{Exercises}?need={Uri.EscapeDataString(need)}";

    public static string Action(string id) => $"{Around}#{id}";

    public static string Source(string key) => $"{Sources}#{Uri.EscapeDataString(key)}";
}
