using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Hipwise.Care.Tests")]
